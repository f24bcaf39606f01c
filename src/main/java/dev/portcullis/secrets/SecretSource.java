package dev.portcullis.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret from the configuration, or from a file that is read again whenever it changes, so that a rotated secret
 * needs no restart. Surrounding white space is no part of it.
 *
 * <p>A file that has become unreadable, or is empty while somebody writes it, keeps giving what it gave last: renewing
 * a secret must not cost a valid one.
 */
public final class SecretSource {

    private static final int LONGEST = 16 * 1024;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String key;
    private final @Nullable Path file;
    private volatile State state;

    /** What was read, from which state of the file; {@code problem} never holds any of the secret. */
    private record State(
            @Nullable String secret,
            @Nullable String problem,
            @Nullable Stamp stamp) {}

    /** Follows symbolic links: Kubernetes swaps a link when a mounted secret changes. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object identity) {}

    private SecretSource(String key, @Nullable Path file, State state) {
        this.key = key;
        this.file = file;
        this.state = state;
    }

    /**
     * The secret of a key, or of the key with {@code -file} behind it; empty where neither is set. If both are, the
     * key itself wins.
     */
    public static Optional<SecretSource> of(String key, Optional<String> inline, Optional<Path> file) {
        if (inline.isPresent()) {
            return Optional.of(new SecretSource(key, null, accept(inline.get(), place(key), null)));
        }
        return file.map(path -> new SecretSource(key + "-file", path, new State(null, null, null)));
    }

    /** The name of the key that gives the secret. */
    public String key() {
        return key;
    }

    /** The secret as it is now, or empty if there is {@linkplain #problem() none to be had}. */
    public Optional<String> current() {
        refreshIfChanged();
        return Optional.ofNullable(state.secret());
    }

    /** Why there is no secret, or why it is an old one; says nothing of its content. */
    public Optional<String> problem() {
        refreshIfChanged();
        return Optional.ofNullable(state.problem());
    }

    /** Makes the next use read the file, changed or not: for when the secret was refused. */
    public void distrust() {
        if (file != null) {
            state = new State(state.secret(), state.problem(), null);
        }
    }

    private void refreshIfChanged() {
        if (file == null) {
            return;
        }
        try {
            Stamp stamp = stampOf(file);
            if (!stamp.equals(state.stamp())) {
                State read = accept(read(file), placeOf(file), stamp);
                state = read.secret() == null ? new State(state.secret(), read.problem(), stamp) : read;
            }
        } catch (IOException e) {
            String reason = e instanceof NoSuchFileException
                    ? "does not exist"
                    : "cannot be read (" + e.getClass().getSimpleName() + ")";
            state = new State(state.secret(), placeOf(file) + " " + reason, null);
        }
    }

    private String placeOf(Path path) {
        return place(key) + ": the file " + path;
    }

    /** The key with the environment variable that sets it. */
    private static String place(String key) {
        return key + " (" + key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT) + ")";
    }

    private static Stamp stampOf(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST + 1), StandardCharsets.UTF_8);
        }
    }

    private static State accept(String text, String where, @Nullable Stamp stamp) {
        String secret = text.strip();
        if (secret.isEmpty()) {
            return new State(null, where + " is empty", stamp);
        }
        if (secret.length() > LONGEST) {
            return new State(null, where + " holds more than " + LONGEST + " characters, which no secret does", stamp);
        }
        // Anything else could break out of the HTTP header that carries it.
        if (!PRINTABLE.matcher(secret).matches()) {
            return new State(null, where + " holds blanks or other characters that no secret has", stamp);
        }
        return new State(secret, null, stamp);
    }

    @Override
    public String toString() {
        return "secret of " + key;
    }
}
