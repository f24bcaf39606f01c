package dev.portcullis.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a sender, and of those who sent the like, when a message is judged.
 *
 * @param counts for each window asked about, the most that any stretch of its length around this message holds, this
 *     message included
 * @param contributors for a window over many senders that is reached, whom to act on
 */
public record SenderHistory(Map<Window, Long> counts, Map<Window, List<Contributor>> contributors) {

    /** Nothing is known: no window can fire. */
    public static final SenderHistory EMPTY = new SenderHistory(Map.of());

    public SenderHistory {
        counts = Map.copyOf(counts);
        contributors = Map.copyOf(contributors);
    }

    public SenderHistory(Map<Window, Long> counts) {
        this(counts, Map.of());
    }

    /** Zero where the window was not asked about. */
    public long count(Window window) {
        return counts.getOrDefault(window, 0L);
    }

    /** Nobody where the window is one sender's or is not reached. */
    public List<Contributor> contributors(Window window) {
        return contributors.getOrDefault(window, List.of());
    }

    boolean knows(Window window) {
        return counts.containsKey(window);
    }

    boolean reaches(Window window) {
        return count(window) >= window.atLeast() || !contributors(window).isEmpty();
    }

    /** The same with what a window over many senders holds. */
    public SenderHistory with(Window window, long count, List<Contributor> concerned) {
        Map<Window, Long> allCounts = new HashMap<>(counts);
        Map<Window, List<Contributor>> allContributors = new HashMap<>(contributors);
        allCounts.put(window, count);
        allContributors.put(window, List.copyOf(concerned));
        return new SenderHistory(allCounts, allContributors);
    }
}
