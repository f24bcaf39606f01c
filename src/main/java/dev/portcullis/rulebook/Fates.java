package dev.portcullis.rulebook;

import dev.portcullis.rules.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who was acted on in a rule's test, or is expected to be.
 *
 * @param names by the word that {@code expect} has for it; nobody where there is none
 */
record Fates(Map<String, Set<String>> names) {

    static final String SHADOW = "shadow";
    static final String CANDIDATE = "candidate";
    static final String SCORE = "score";

    private static final List<Action> ACTIONS = List.of(Action.BLOCK, Action.HOLD, Action.TAG, Action.ALERT);
    private static final int MOST_NAMED = 12;

    static Fates of(Map<Action, Set<String>> actions, Map<String, Optional<Set<String>>> others) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        ACTIONS.forEach(action -> put(names, action.wireName(), actions.getOrDefault(action, Set.of())));
        others.forEach((word, some) -> put(names, word, some.orElse(Set.of())));
        return new Fates(names);
    }

    static Fates of(Expectation expected) {
        Map<String, Optional<Set<String>>> others = new LinkedHashMap<>();
        others.put(SHADOW, expected.shadow());
        others.put(CANDIDATE, expected.candidate());
        others.put(SCORE, expected.score());
        return of(expected.actions(), others);
    }

    private static void put(Map<String, Set<String>> names, String word, Set<String> some) {
        if (!some.isEmpty()) {
            names.put(word, some);
        }
    }

    /** In words, people in the order in which they first send. */
    String describe(Cast cast) {
        if (names.isEmpty()) {
            return "nothing";
        }
        List<String> words = new ArrayList<>();
        names.forEach((word, some) -> words.add(word + " " + list(some, cast)));
        return String.join(" and ", words);
    }

    /** Where lists are too long to be compared by eye, who is missing and who is too many; else nothing. */
    String difference(Fates found, Cast cast) {
        StringBuilder text = new StringBuilder();
        Set<String> words = new HashSet<>(names.keySet());
        words.addAll(found.names.keySet());
        for (String word : words.stream().sorted().toList()) {
            Set<String> wanted = names.getOrDefault(word, Set.of());
            Set<String> got = found.names.getOrDefault(word, Set.of());
            if (!wanted.isEmpty() && !got.isEmpty() && Math.max(wanted.size(), got.size()) > MOST_NAMED) {
                tell(text, word, "without", minus(wanted, got), cast);
                tell(text, word, "also", minus(got, wanted), cast);
            }
        }
        return text.toString();
    }

    private static void tell(StringBuilder text, String word, String what, Set<String> some, Cast cast) {
        if (!some.isEmpty()) {
            text.append(", ").append(word).append(' ').append(what).append(' ').append(list(some, cast));
        }
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        Set<String> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String list(Set<String> some, Cast cast) {
        List<String> shown = cast.inOrder(some).stream()
                .limit(MOST_NAMED)
                .map(Quoting::shorten)
                .toList();
        String more = some.size() > MOST_NAMED ? " and " + (some.size() - MOST_NAMED) + " more" : "";
        return "[" + String.join(", ", shown) + more + "]";
    }
}
