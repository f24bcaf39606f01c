package dev.portcullis.rules;

import java.util.Map;

/**
 * What is known of a sender when a message is judged.
 *
 * @param counts for each window asked about, the most messages that any stretch of its length around this message
 *     holds, this message included
 */
public record SenderHistory(Map<Window, Long> counts) {

    /** Nothing is known: no window can fire. */
    public static final SenderHistory EMPTY = new SenderHistory(Map.of());

    public SenderHistory {
        counts = Map.copyOf(counts);
    }

    /** Zero where the window was not asked about. */
    public long count(Window window) {
        return counts.getOrDefault(window, 0L);
    }
}
