package dev.portcullis.rulebook;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.TextPart;
import dev.portcullis.message.TextPart.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of a rule's test, as the parser would hand them on if they had come from Meta. */
final class Scenario {

    /** Enough for any rule that somebody would write, and few enough that the gateway does not start late. */
    static final int MOST_MESSAGES = 10_000;

    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final AccountId ACCOUNT = new AccountId("test");

    private final RuleTest test;
    private final Cast cast;
    private final LineId line;

    /** @param line where a message is sent to that names no line */
    Scenario(RuleTest test, Cast cast, LineId line) {
        this.test = test;
        this.cast = cast;
        this.line = line;
    }

    /**
     * One message.
     *
     * @param offset from the start of the test
     */
    record Step(String from, Duration offset, InboundMessage message) {}

    /** Whether the test can be run; why not is among the problems. */
    static boolean isPlayable(RuleTest test, Problems problems) {
        String name = "test '" + Quoting.shorten(test.name()) + "'";
        long messages = test.send().stream().mapToLong(Sending::times).sum();
        if (messages > MOST_MESSAGES) {
            problems.error(
                    test.place(),
                    name + " sends " + messages + " messages; expected at most " + MOST_MESSAGES
                            + ": use a smaller 'times'");
            return false;
        }
        boolean playable = true;
        for (Sending sending : test.send()) {
            Optional<String> problem = problem(sending);
            problem.ifPresent(text -> problems.error(sending.place(), name + ": " + text));
            playable &= problem.isEmpty();
        }
        return playable;
    }

    /** Why what is sent makes no message, if so. */
    static Optional<String> problem(Sending sending) {
        String kind = sending.kind().wireName();
        if (sending.text().isPresent() && textPlace(sending.kind(), "").isEmpty()) {
            return Optional.of(
                    "'text' in a message of kind " + kind + ", which has none that a sender wrote: remove it");
        }
        if (sending.filename().isPresent() && sending.kind() != MessageKind.DOCUMENT) {
            return Optional.of("'filename' in a message of kind " + kind + "; expected kind: document");
        }
        boolean tooLong = sending.at().orElse(Duration.ZERO).compareTo(LONGEST) > 0
                || sending.every().multipliedBy(sending.times()).compareTo(LONGEST) > 0;
        return tooLong
                ? Optional.of("the messages go on for more than ten years: use a smaller 'at' or 'every'")
                : Optional.empty();
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Duration next = Duration.ZERO;
        for (Sending sending : test.send()) {
            Duration first = sending.at().orElse(next);
            for (int number = 1; number <= sending.times(); number++) {
                Duration offset = first.plus(sending.every().multipliedBy(number - 1L));
                steps.add(new Step(sending.from(number), offset, message(sending, number, offset, steps.size() + 1)));
                next = offset.plus(PAUSE);
            }
        }
        return steps;
    }

    private InboundMessage message(Sending sending, int number, Duration offset, int id) {
        return new InboundMessage(
                sending.line().orElse(line),
                ACCOUNT,
                new MessageId("test-" + id),
                cast.sender(sending.from(number)),
                test.start().plus(offset),
                new MessageContent(
                        sending.kind(),
                        parts(sending, number),
                        Optional.empty(),
                        sending.forwarding(),
                        sending.reply(),
                        sending.referral(),
                        sending.mime(),
                        sending.mediaHash(),
                        sending.profileName()));
    }

    private static List<TextPart> parts(Sending sending, int number) {
        List<TextPart> parts = new ArrayList<>();
        sending.text(number)
                .filter(text -> !text.isBlank())
                .flatMap(text -> textPlace(sending.kind(), text).map(place -> new TextPart(place, text)))
                .ifPresent(parts::add);
        sending.filename().map(name -> new TextPart(Place.FILE_NAME, name)).ifPresent(parts::add);
        return parts;
    }

    /** Where a message of that kind has what its sender wrote. */
    private static Optional<Place> textPlace(MessageKind kind, String text) {
        return switch (kind) {
            case TEXT, ECHO, HISTORY -> Optional.of(Place.BODY);
            case IMAGE, VIDEO, DOCUMENT -> Optional.of(Place.CAPTION);
            case LOCATION -> Optional.of(Place.LOCATION_NAME);
            case CONTACTS -> Optional.of(text.matches("https?://\\S+") ? Place.CONTACT_URL : Place.CONTACT);
            case INTERACTIVE -> Optional.of(Place.FLOW_ANSWER);
            case ORDER -> Optional.of(Place.ORDER_TEXT);
            case REACTION -> Optional.of(Place.EMOJI);
            case AUDIO, STICKER, BUTTON, UNSUPPORTED, REQUEST_WELCOME, REVOKE, SYSTEM, CALL -> Optional.empty();
        };
    }
}
