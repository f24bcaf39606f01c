package dev.portcullis.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.DeadLetter;
import dev.portcullis.message.Delivery;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is found in one body while it is read. */
final class Findings {

    /** A body with more unreadable parts than this is kept once as a whole. */
    private static final int MOST_DEAD_LETTERS = 100;

    private final byte[] body;
    private final List<InboundMessage> messages = new ArrayList<>();
    private final List<IdentityChange> identityChanges = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private int counted;
    private int unidentified;
    private int truncated;

    Findings(byte[] body) {
        this.body = body;
    }

    void count(String kind, int times) {
        if (times > 0) {
            kinds.merge(kind, times, Integer::sum);
            counted += times;
        }
    }

    /** How many things have been counted so far, of whatever kind. */
    int counted() {
        return counted;
    }

    void add(Reading reading, String place, JsonNode source) {
        switch (reading) {
            case Reading.Inbound inbound -> {
                messages.add(inbound.message());
                truncated += inbound.truncated() ? 1 : 0;
            }
            case Reading.Changed changed -> {
                identityChanges.add(changed.change());
                changed.message().ifPresent(messages::add);
            }
            case Reading.Unreadable unreadable -> unreadable(place, unreadable.reason(), source);
            case Reading.Uncared.UNIDENTIFIED -> unidentified++;
            case Reading.Uncared.NOT_JUDGED -> {}
        }
    }

    void unreadable(String place, String reason, JsonNode source) {
        if (deadLetters.size() < MOST_DEAD_LETTERS) {
            deadLetters.add(
                    new DeadLetter(place + ": " + reason, source.toString().getBytes(StandardCharsets.UTF_8)));
        } else if (deadLetters.size() == MOST_DEAD_LETTERS) {
            unreadableBody("more than " + MOST_DEAD_LETTERS + " parts cannot be read; this is the whole body");
        }
    }

    void unreadableBody(String reason) {
        deadLetters.add(new DeadLetter(reason, body));
    }

    ParsedDelivery summary() {
        return new ParsedDelivery(new Delivery(messages, identityChanges, deadLetters), kinds, unidentified, truncated);
    }
}
