package dev.portcullis.webhook;

import dev.portcullis.message.TextPart;
import dev.portcullis.message.TextPart.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects a message's strings, up to a bound: WhatsApp's own limit is 4,096 characters a text, but a contact list or
 * a flow's answer can be megabytes, and every rule reads all of it.
 */
final class TextParts {

    static final int MOST_CHARS = 65_536;
    static final int MOST_PARTS = 1_000;

    private final List<TextPart> parts = new ArrayList<>();
    private int room = MOST_CHARS;
    private boolean truncated;

    void add(Place place, Optional<String> text) {
        text.filter(string -> !string.isBlank()).ifPresent(string -> take(place, string));
    }

    List<TextPart> taken() {
        return parts;
    }

    boolean isTruncated() {
        return truncated;
    }

    private void take(Place place, String text) {
        if (room == 0 || parts.size() == MOST_PARTS) {
            truncated = true;
            return;
        }
        String head = WellFormed.head(text, room);
        truncated |= head.length() < text.length();
        room = truncated ? 0 : room - head.length();
        parts.add(new TextPart(place, head));
    }
}
