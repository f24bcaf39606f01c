package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Looks for many keywords in one pass over a text (Aho-Corasick).
 *
 * <p>States are numbers and their transitions one table, since a map a state costs more than all the rest of a match.
 */
final class KeywordAutomaton {

    static final int ROOT = 0;

    private static final int ASCII = 0x80;

    /** A text is nearly always in one of the first states, which spell the first chars of keywords. */
    private static final int MOST_ROWS = 256;

    private final Transitions transitions;
    /** The needles that begin with what a state spells. */
    private final List<List<Needle>> needles = new ArrayList<>();
    /** The state of the longest proper ending of what a state spells that is a beginning too. */
    private final int[] fallback;
    /** The next state on that chain with needles, or the root. */
    private final int[] shorter;

    private final boolean[] hits;

    /** For the first states and ASCII the state after. */
    private final int[] after;

    /** How many states that is; none while it is filled. */
    private int rows;

    KeywordAutomaton(List<Needle> keywords) {
        Map<String, List<Needle>> byFirst = new LinkedHashMap<>();
        keywords.forEach(needle -> byFirst.computeIfAbsent(needle.first(), first -> new ArrayList<>())
                .add(needle));
        int most = byFirst.keySet().stream().mapToInt(String::length).sum();
        transitions = new Transitions(most);
        fallback = new int[most + 1];
        shorter = new int[most + 1];
        hits = new boolean[most + 1];
        needles.add(List.of());
        build(List.copyOf(byFirst.keySet()), byFirst);
        int first = Math.min(MOST_ROWS, needles.size());
        after = new int[first * ASCII];
        for (int i = 0; i < after.length; i++) {
            after[i] = next(i / ASCII, (char) (i % ASCII));
        }
        rows = first;
    }

    /** Level by level, since a fallback is shorter than what it falls back from; so the first states are the shortest. */
    private void build(List<String> firsts, Map<String, List<Needle>> byFirst) {
        int[] reached = new int[firsts.size()];
        boolean deeper = true;
        for (int depth = 0; deeper; depth++) {
            deeper = false;
            for (int i = 0; i < reached.length; i++) {
                String first = firsts.get(i);
                if (depth < first.length()) {
                    reached[i] = child(reached[i], first.charAt(depth));
                    deeper = true;
                }
                if (depth + 1 == first.length()) {
                    needles.set(reached[i], byFirst.getOrDefault(first, List.of()));
                }
            }
        }
        for (int state = 1; state < needles.size(); state++) {
            int other = fallback[state];
            shorter[state] = needles.get(other).isEmpty() ? shorter[other] : other;
            hits[state] = shorter[state] != ROOT || !needles.get(state).isEmpty();
        }
    }

    private int child(int parent, char c) {
        int known = transitions.from(parent, c);
        if (known >= 0) {
            return known;
        }
        int child = needles.size();
        needles.add(List.of());
        fallback[child] = parent == ROOT ? ROOT : next(fallback[parent], c);
        transitions.put(parent, c, child);
        return child;
    }

    int states() {
        return needles.size();
    }

    /** The state after one more char. */
    int next(int from, char c) {
        return from < rows && c < ASCII ? after[from * ASCII + c] : follow(from, c);
    }

    private int follow(int from, char c) {
        int state = from;
        int next = transitions.from(state, c);
        while (next < 0 && state != ROOT) {
            state = fallback[state];
            next = transitions.from(state, c);
        }
        return Math.max(next, ROOT);
    }

    /** Whether some keyword's beginning ends here. */
    boolean isHit(int state) {
        return hits[state];
    }

    /** Whether the beginning of some such keyword ends here. */
    boolean anyEnds(int state, Predicate<Needle> such) {
        for (int hit = state; hit != ROOT; hit = shorter[hit]) {
            for (Needle needle : needles.get(hit)) {
                if (such.test(needle)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Adds the keywords that stand in the text and were not found before. */
    void search(MappedText view, TextPart.Place place, Map<Needle, Span> found) {
        String text = view.text();
        int state = ROOT;
        for (int i = 0; i < text.length(); i++) {
            state = next(state, text.charAt(i));
            if (isHit(state)) {
                collect(state, view, i + 1, place, found);
            }
        }
    }

    private void collect(int state, MappedText view, int end, TextPart.Place place, Map<Needle, Span> found) {
        for (int hit = state; hit != ROOT; hit = shorter[hit]) {
            for (Needle needle : needles.get(hit)) {
                collect(needle, view, end - needle.first().length(), place, found);
            }
        }
    }

    private static void collect(
            Needle needle, MappedText view, int start, TextPart.Place place, Map<Needle, Span> found) {
        if (!found.containsKey(needle)) {
            int end = needle.endAt(view, start);
            if (end >= 0) {
                found.put(needle, new Span(place, view.from(start), view.to(end - 1)));
            }
        }
    }
}
