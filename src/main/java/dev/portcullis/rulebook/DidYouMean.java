package dev.portcullis.rulebook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant who mistyped a word. */
public final class DidYouMean {

    private DidYouMean() {}

    /** {@code "; did you mean 'x'?"} if one of the known words is near enough, else nothing. */
    static String among(String typed, Collection<String> known) {
        return nearest(typed, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }

    /** The known word, in lower case, that was probably meant. */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        String lower = typed.toLowerCase(Locale.ROOT).replace('-', '_');
        if (lower.length() > 64) {
            return Optional.empty();
        }
        return known.stream()
                .filter(word -> isNear(lower, word))
                .min(Comparator.<String>comparingInt(word -> distance(lower, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A few slips, or the first half of a longer word. */
    private static boolean isNear(String typed, String word) {
        return distance(typed, word) <= Math.max(1, Math.min(3, word.length() / 3))
                || typed.length() >= 4 && word.startsWith(typed);
    }

    /** Edits from one word to the other, a swap of neighbours being one. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] d, int i, int j) {
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + changed, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
