package dev.portcullis.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Lua scripts under {@code /redis}: each changes one hash slot in one atomic step. */
public enum Script {
    OBSERVE("counter", "points"),
    CROWD("counter"),
    GATHER,
    ACTED,
    ALIAS,
    DEPART,
    ARRIVE,
    FORGET,
    SWEEP,
    OFFER("case-keys", "case-ids", "case-life", "case-lease", "breaker"),
    CLAIM,
    SETTLE("case-keys", "case-ids", "case-life", "case-lease"),
    RELEASE("case-keys", "case-ids", "case-life", "case-lease", "case-off"),
    END_LEASES("case-keys", "case-ids", "case-life", "case-lease", "case-off"),
    MOVE_CASE("case-keys", "case-ids", "case-life", "case-lease"),
    REARM("deed-keep"),
    DEED("deed-keep"),
    DEED_AMEND,
    UNDO("case-keys", "case-ids", "case-life", "case-lease", "case-off"),
    WANT("case-keys", "case-ids", "case-life", "case-lease", "case-want"),
    UNWANT("case-keys", "case-ids", "case-life", "case-lease", "case-off", "case-want"),
    ALLOW("case-keys", "case-ids", "case-life", "case-lease", "case-off", "case-want"),
    DISALLOW("case-keys", "case-ids", "case-life", "case-lease", "case-want"),
    SPREADING("case-keys", "case-ids", "case-life"),
    SPREAD("case-keys", "case-ids", "case-life", "case-lease", "case-want"),
    SPREAD_TOLD,
    TRIM("case-keys", "case-ids", "case-life"),
    RECONCILE("case-keys", "case-ids", "case-life", "case-lease"),
    ROTATE("case-keys", "case-ids", "case-life", "case-lease", "case-off"),
    HELD_CASES,
    LIST_MARK,
    LIST_READ,
    ERASE("case-keys", "case-ids", "case-life"),
    ERASE_CROWD,
    COUNTED,
    CENSUS,
    PAUSE,
    RENEW,
    UNLOCK,
    DEAD_LETTER;

    /** They write nothing, or what the gateway does again by itself if it is lost. */
    private static final Set<Script> PASSING =
            EnumSet.of(GATHER, SWEEP, CLAIM, SETTLE, END_LEASES, TRIM, CENSUS, PAUSE, RENEW, UNLOCK);

    private final String text;
    private final String sha1;

    /** @param openings files whose functions the script uses */
    Script(String... openings) {
        String own = name().toLowerCase(Locale.ROOT).replace('_', '-');
        text = Stream.concat(Arrays.stream(openings), Stream.of(own))
                .map(file -> read("/redis/" + file + ".lua"))
                .collect(Collectors.joining("\n"));
        sha1 = sha1(text);
    }

    /** Whether a 200, or an answer to a person, stands for what it writes. */
    boolean isDurable() {
        return !PASSING.contains(this);
    }

    String text() {
        return text;
    }

    String sha1() {
        return sha1;
    }

    private static String read(String resource) {
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
