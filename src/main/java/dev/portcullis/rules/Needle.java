package dev.portcullis.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * A fixed string to look for, folded.
 *
 * @param segments the string, split where a word may have any ending; the first is not empty
 */
record Needle(Folding folding, Comparison comparison, List<String> segments) implements Probe {

    Needle {
        segments = List.copyOf(segments);
    }

    static Needle of(String source, Comparison comparison, Folding folding) {
        MappedText clean = Cleaning.clean(source);
        Needle needle = comparison.ofWords()
                ? new Needle(folding, comparison, wordSegments(source, clean.text(), comparison, folding))
                : new Needle(
                        view(clean, folding),
                        comparison,
                        List.of(view(clean, folding).fold(clean).text()));
        if (needle.first().isEmpty()) {
            throw new PatternException("'" + source + "' folds to nothing that modifier '" + comparison.wireName()
                    + "' could find; expected " + (comparison.ofWords() ? "a letter or digit" : "a visible character"));
        }
        return needle;
    }

    private static Folding view(MappedText clean, Folding wanted) {
        boolean lettered = clean.text().codePoints().anyMatch(Character::isLetter);
        return wanted == Folding.CASED || lettered ? wanted : Folding.PLAIN;
    }

    private static List<String> wordSegments(String source, String clean, Comparison comparison, Folding folding) {
        List<String> segments = new ArrayList<>();
        String[] pieces = clean.split("\\*", -1);
        int at = 0;
        for (String piece : pieces) {
            String words = Words.of(folding.fold(Cleaning.clean(piece))).text();
            segments.add(segments.isEmpty() || words.isEmpty() ? words : " " + words);
            at += piece.length();
            if (at < clean.length() && !endsWord(clean, at)) {
                throw new PatternException(
                        "'" + source + "' has a '*' that does not end a word; expected it right after"
                                + " a word's last letter, where it means any ending; for others use 'contains' or 're'");
            }
            at++;
        }
        if (comparison == Comparison.WORD) {
            requireOneWord(source, clean, segments);
        }
        return segments;
    }

    private static boolean endsWord(String clean, int star) {
        return star > 0
                && Letters.isOfWord(clean.codePointBefore(star))
                && (star + 1 == clean.length() || !Letters.isOfWord(clean.codePointAt(star + 1)));
    }

    private static void requireOneWord(String source, String clean, List<String> segments) {
        if (String.join("", segments).contains(" ")) {
            throw new PatternException("'" + source
                    + "' is more than one word; modifier 'word' (the default) takes one:" + " use text|phrase");
        }
        String bare = clean.endsWith("*") ? clean.substring(0, clean.length() - 1) : clean;
        bare.codePoints()
                .filter(codePoint -> !Letters.isOfWord(codePoint))
                .findFirst()
                .ifPresent(codePoint -> {
                    throw new PatternException("'" + source + "' holds '" + Character.toString(codePoint)
                            + "', which no word holds; expected letters, digits and '_': use text|contains");
                });
    }

    String first() {
        return segments.getFirst();
    }

    /** Whether the first segment may end within a word. */
    boolean hasAnyEnding() {
        return segments.size() > 1;
    }

    /** The end of this needle where it stands in the text at that index; -1 where it does not. */
    int endAt(MappedText view, int start) {
        String text = view.text();
        int at = start;
        for (int i = 0; i < segments.size(); i++) {
            at = i == 0 ? at : endOfWord(text, at);
            if (!text.startsWith(segments.get(i), at)) {
                return -1;
            }
            at += segments.get(i).length();
        }
        return stands(view, start, at) ? at : -1;
    }

    private static int endOfWord(String text, int index) {
        int at = index;
        while (at < text.length() && Letters.isOfWord(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private boolean stands(MappedText view, int start, int end) {
        if (view.splits(start) || view.splits(end)) {
            return false;
        }
        String text = view.text();
        return switch (comparison) {
            case WORD, PHRASE -> Letters.isWordEdge(text, start) && Letters.isWordEdge(text, end);
            case CONTAINS -> true;
            case STARTSWITH -> start == 0;
            case ENDSWITH -> end == text.length();
            case EQUALS -> start == 0 && end == text.length();
            case RE -> throw new IllegalStateException("a pattern is no needle");
        };
    }

    @Override
    public String canonical() {
        return folding + " " + comparison.wireName() + " " + segments;
    }
}
