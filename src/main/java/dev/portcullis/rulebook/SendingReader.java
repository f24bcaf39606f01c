package dev.portcullis.rulebook;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the entries of a test's {@code send}. */
final class SendingReader {

    private static final int MOST_MESSAGES = 10_000;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(365);
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    static final List<String> KEYS = List.of(
            "from",
            "text",
            "kind",
            "times",
            "every",
            "at",
            "line",
            "country",
            "forwarded",
            "referral",
            "reply",
            "filename",
            "mime",
            "profile_name",
            "media_hash");

    private final LinesReader lines;
    private final Problems problems;

    SendingReader(LinesReader lines, Problems problems) {
        this.lines = lines;
        this.problems = problems;
    }

    Optional<Sending> read(Yaml value) {
        return read(value, "an entry of 'send'");
    }

    /** @param owner what the entry is, for messages */
    Optional<Sending> read(Yaml value, String owner) {
        return Fields.of(value, owner, KEYS, problems).map(this::sending);
    }

    private Sending sending(Fields fields) {
        fields.require("from");
        int times = fields.integer("times", 1, MOST_MESSAGES).orElse(1);
        MessageKind kind = kind(fields);
        Sending sending = new Sending(
                fields.place(),
                fields.text("from").orElse(Sending.NOBODY),
                fields.text("text"),
                kind,
                times,
                fields.duration("every", LONGEST_PAUSE).orElse(Duration.ofSeconds(1)),
                at(fields),
                line(fields),
                country(fields),
                forwarding(fields),
                fields.choice("referral", List.of("present", "absent"), word -> word)
                        .filter("present"::equals)
                        .isPresent(),
                fields.isSet("reply", "leave it out where the message is no reply"),
                fields.text("filename"),
                fields.text("mime"),
                fields.text("profile_name"),
                fields.text("media_hash"));
        checkSender(sending, fields);
        lack(fields, kind, "text", Feature.TEXT_PART);
        lack(fields, kind, "filename", Feature.FILE_NAME);
        lack(fields, kind, "mime", Feature.FILE);
        lack(fields, kind, "media_hash", Feature.FILE);
        return sending;
    }

    private MessageKind kind(Fields fields) {
        if (fields.value("kind").filter(Yaml.Sequence.class::isInstance).isPresent()) {
            problems.error(fields.placeOf("kind"), "'kind' is a list; expected one kind of message");
            return MessageKind.TEXT;
        }
        Set<MessageKind> kinds = Kinds.read(fields.texts("kind"), problems);
        return kinds.stream().findFirst().orElse(MessageKind.TEXT);
    }

    private void lack(Fields fields, MessageKind kind, String key, Feature feature) {
        if (fields.has(key) && feature.isLackedBy(kind)) {
            problems.error(
                    fields.placeOfKey(key),
                    "'" + key + "' of a message of kind " + kind.wireName() + ", which has no " + feature.noun()
                            + "; expected another 'kind', or no '" + key + "'");
        }
    }

    private static Optional<Duration> at(Fields fields) {
        return fields.value("at").flatMap(value -> {
            Optional<Duration> at =
                    value instanceof Yaml.Scalar scalar ? Durations.offset(scalar.text()) : Optional.empty();
            return at.isPresent() ? at : fields.expected(value, "'at'", Durations.FORM_OF_OFFSET);
        });
    }

    private Optional<LineId> line(Fields fields) {
        if (fields.text("line").isEmpty()) {
            return Optional.empty();
        }
        return fields.texts("line").stream().findFirst().flatMap(lines::line);
    }

    private static Forwarding forwarding(Fields fields) {
        return fields.choice("forwarded", List.of("true", "frequently"), word -> word)
                .map(word -> word.equals("true") ? Forwarding.FORWARDED : Forwarding.FREQUENTLY)
                .orElse(Forwarding.NONE);
    }

    private Optional<String> country(Fields fields) {
        return fields.text("country").flatMap(code -> {
            try {
                return Optional.of(Spelling.country(code));
            } catch (MalformedValueException e) {
                problems.error(fields.placeOf("country"), e.getMessage());
                return Optional.empty();
            }
        });
    }

    /** What looks like an id must be one, since a label has no number and no country. */
    private void checkSender(Sending sending, Fields fields) {
        for (int number : List.of(1, sending.times())) {
            String from = sending.from(number);
            if (DIGITS.matcher(from).matches()) {
                problems.error(
                        fields.placeOf("from"),
                        "'from' is '" + PhoneMask.over(from) + "', digits without '+'; expected '+' before a phone"
                                + " number, or a label with a letter in it");
                return;
            }
            boolean isId = SenderId.parse(from).isPresent();
            if (from.startsWith("+") && !isId) {
                problems.error(
                        fields.placeOf("from"),
                        "'from' is '" + PhoneMask.over(from)
                                + "'; expected '+' and 3 to 20 digits without spaces, or a label");
                return;
            }
            if (isId && fields.has("country")) {
                problems.error(
                        fields.placeOfKey("country"),
                        "'country' beside a number or business-scoped id, which tells it; expected it with a label"
                                + " only");
                return;
            }
        }
    }
}
