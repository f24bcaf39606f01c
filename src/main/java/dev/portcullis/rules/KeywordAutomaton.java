package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for many keywords in one pass over a text (Aho-Corasick).
 *
 * <p>States are numbers and their transitions one table, since a map a state costs more than all the rest of a match.
 */
final class KeywordAutomaton {

    static final int ROOT = 0;

    private final Transitions transitions;
    /** The needles that begin with what a state spells. */
    private final List<List<Needle>> needles = new ArrayList<>();
    /** The state of the longest proper ending of what a state spells that is a beginning too. */
    private final int[] fallback;
    /** The next state on that chain with needles, or the root. */
    private final int[] shorter;

    private final boolean[] hits;

    KeywordAutomaton(List<Needle> keywords) {
        Map<String, List<Needle>> byFirst = new LinkedHashMap<>();
        keywords.forEach(needle -> byFirst.computeIfAbsent(needle.first(), first -> new ArrayList<>())
                .add(needle));
        transitions = new Transitions(
                byFirst.keySet().stream().mapToInt(String::length).sum());
        needles.add(List.of());
        byFirst.forEach(this::add);
        fallback = new int[needles.size()];
        shorter = new int[needles.size()];
        hits = new boolean[needles.size()];
        link(byFirst.keySet().stream().mapToInt(String::length).max().orElse(0), List.copyOf(byFirst.keySet()));
        for (int state = 0; state < hits.length; state++) {
            hits[state] = shorter[state] != ROOT || !needles.get(state).isEmpty();
        }
    }

    private void add(String first, List<Needle> own) {
        int state = ROOT;
        for (int i = 0; i < first.length(); i++) {
            int next = transitions.from(state, first.charAt(i));
            if (next < 0) {
                next = needles.size();
                needles.add(List.of());
                transitions.put(state, first.charAt(i), next);
            }
            state = next;
        }
        needles.set(state, own);
    }

    /** Level by level: a fallback is always shorter than what it falls back from. */
    private void link(int longest, List<String> firsts) {
        int[] reached = new int[firsts.size()];
        for (int depth = 0; depth < longest; depth++) {
            for (int i = 0; i < reached.length; i++) {
                if (depth < firsts.get(i).length()) {
                    char c = firsts.get(i).charAt(depth);
                    int child = transitions.from(reached[i], c);
                    if (depth > 0) {
                        int other = next(fallback[reached[i]], c);
                        fallback[child] = other;
                        shorter[child] = needles.get(other).isEmpty() ? shorter[other] : other;
                    }
                    reached[i] = child;
                }
            }
        }
    }

    /** The state after one more char. */
    int next(int from, char c) {
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

    /** Adds the keywords that stand in the text and were not found before. */
    void search(MappedText view, TextPart.Place place, Map<Needle, Span> found) {
        String text = view.text();
        int state = ROOT;
        for (int i = 0; i < text.length(); i++) {
            state = next(state, text.charAt(i));
            for (int hit = state; hit != ROOT; hit = shorter[hit]) {
                for (Needle needle : needles.get(hit)) {
                    collect(needle, view, i + 1 - needle.first().length(), place, found);
                }
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
