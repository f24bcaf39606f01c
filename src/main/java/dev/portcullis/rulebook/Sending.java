package dev.portcullis.rulebook;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One or more messages that a rule's test sends.
 *
 * @param from a label, a number with {@code +}, or a business-scoped id; the number of the message stands for
 *     {@code {n}} in it
 * @param text empty where the message has none; the number of the message stands for {@code {n}} in it
 * @param times how many messages, numbered from 1
 * @param every from one of them to the next
 * @param at of the first, from the test's start; empty for a second after the message before
 * @param line empty for the first line of the rule
 * @param country ISO 3166 code; empty where the id tells, or nothing does
 */
record Sending(
        Place place,
        String from,
        Optional<String> text,
        MessageKind kind,
        int times,
        Duration every,
        Optional<Duration> at,
        Optional<LineId> line,
        Optional<String> country,
        Forwarding forwarding,
        boolean referral,
        boolean reply,
        Optional<String> filename,
        Optional<String> mime,
        Optional<String> profileName,
        Optional<String> mediaHash) {

    /** Who sends where {@code from} is missing or of the wrong form, which is a problem of its own. */
    static final String NOBODY = "";

    private static final String NUMBER = "{n}";

    /** Who sends the message of that number. */
    String from(int number) {
        return from.replace(NUMBER, Integer.toString(number));
    }

    Optional<String> text(int number) {
        return text.map(each -> each.replace(NUMBER, Integer.toString(number)));
    }

    /** Everybody who sends, in order. */
    List<String> senders() {
        return IntStream.rangeClosed(1, from.contains(NUMBER) ? times : 1)
                .mapToObj(this::from)
                .toList();
    }
}
