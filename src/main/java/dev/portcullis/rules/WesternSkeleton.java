package dev.portcullis.rules;

import java.util.Optional;

/**
 * What is left of a text in ASCII and the accented letters of Western Europe when {@link TextFingerprint} undresses it:
 * the same, found char by char in a table. Most texts are such, and the long way costs as much as all keywords together.
 */
final class WesternSkeleton {

    private static final int ASCII = 0x80;
    private static final int FIRST_ACCENTED = 0xC0;
    private static final int LATIN = 0x100;

    private static final String BEGINNING = TextFingerprint.foldedAsOneWord("");
    private static final String[] TABLE = table();

    private WesternSkeleton() {}

    /** Whether each char of the text becomes the same whatever stands beside it. */
    static boolean suits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII && c < FIRST_ACCENTED || c >= LATIN) {
                return false;
            }
        }
        return true;
    }

    /** Empty where there are fewer letters and digits. */
    static Optional<String> of(String text, int fewest) {
        StringBuilder skeleton = new StringBuilder(BEGINNING.length() + text.length()).append(BEGINNING);
        int kept = 0;
        for (int i = 0; i < text.length(); i++) {
            String made = TABLE[text.charAt(i)];
            if (!made.isEmpty()) {
                skeleton.append(made);
                kept++;
            }
        }
        return kept < fewest ? Optional.empty() : Optional.of(skeleton.toString());
    }

    private static String[] table() {
        String[] table = new String[LATIN];
        for (char c = 0; c < LATIN; c++) {
            table[c] = TextFingerprint.skeleton(Character.toString(c), 1)
                    .map(whole -> whole.substring(BEGINNING.length()))
                    .orElse("");
        }
        return table;
    }
}
