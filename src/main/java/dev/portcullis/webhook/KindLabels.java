package dev.portcullis.webhook;

import dev.portcullis.message.MessageKind;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the values of the metrics' label {@code kind} few, whatever Meta comes to send. */
final class KindLabels {

    private static final int MOST_NEW = 50;
    private static final String OTHER = "other";
    private static final Pattern FORM = Pattern.compile("[a-z_]{1,40}");

    private static final Set<String> KNOWN = Stream.concat(
                    Arrays.stream(MessageKind.values()).map(MessageKind::wireName),
                    Stream.of(
                            "edit",
                            "unknown",
                            "group",
                            "status",
                            "error",
                            "user_id_update",
                            EnvelopeReader.CHANGED_FIELDS,
                            "other_object",
                            "none",
                            OTHER))
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> met = ConcurrentHashMap.newKeySet();

    /** The kind itself where it is well known or one of the first few others, else {@code other}. */
    String label(String kind) {
        if (KNOWN.contains(kind) || met.contains(kind)) {
            return kind;
        }
        if (!FORM.matcher(kind).matches()) {
            return OTHER;
        }
        synchronized (met) {
            return met.size() < MOST_NEW && met.add(kind) || met.contains(kind) ? kind : OTHER;
        }
    }
}
