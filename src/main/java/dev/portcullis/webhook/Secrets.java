package dev.portcullis.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Secrets from the configuration, and from a file of one a line that is read anew when it changes.
 *
 * <p>A file that cannot be read, or is empty for a moment while someone writes it, leaves the secrets as they were.
 */
final class Secrets {

    private static final Logger LOG = Logger.getLogger(Secrets.class);

    /** How often the file is looked at; a look is one stat call, cheap enough for an event loop. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<String> configured;
    private final Optional<Path> file;
    private final InstantSource clock;
    private volatile Known known;

    Secrets(List<String> configured, Optional<Path> file, InstantSource clock) {
        this.configured = configured.stream()
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
        this.file = file;
        this.clock = clock;
        this.known = new Known(this.configured, Stamp.NONE, Instant.MIN);
    }

    /** The secrets valid now; the same list object as long as nothing changed. */
    List<String> current() {
        if (file.isPresent() && !clock.instant().isBefore(known.nextLook())) {
            look(file.get());
        }
        return known.secrets();
    }

    private synchronized void look(Path path) {
        Instant now = clock.instant();
        if (now.isBefore(known.nextLook())) {
            return;
        }
        known = new Known(known.secrets(), known.stamp(), now.plus(PAUSE));
        try {
            Stamp stamp = Stamp.of(path);
            if (!stamp.equals(known.stamp())) {
                List<String> lines = lines(path);
                known = new Known(lines.isEmpty() ? known.secrets() : merged(lines), stamp, known.nextLook());
                LOG.infof("read %d secrets from %s", lines.size(), path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("cannot read the secrets file %s, going on with those read before: %s", path, e.toString());
        }
    }

    private List<String> merged(List<String> lines) {
        return Stream.concat(configured.stream(), lines.stream()).distinct().toList();
    }

    private static List<String> lines(Path path) throws IOException {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
        }
    }

    private record Known(List<String> secrets, Stamp stamp, Instant nextLook) {}

    /** Tells a changed file; Kubernetes swaps a link, so the time is that of the file behind it. */
    private record Stamp(FileTime changed, long size) {

        static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1);

        static Stamp of(Path path) throws IOException {
            return new Stamp(Files.getLastModifiedTime(path), Files.size(path));
        }
    }
}
