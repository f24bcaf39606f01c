package dev.portcullis.rules;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.portcullis.message.TextPart;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names a text by its folded letters and digits, so that the same text is found again however it is dressed up. */
final class TextFingerprint {

    private static final Set<TextPart.Place> PLACES = EnumSet.of(TextPart.Place.BODY, TextPart.Place.CAPTION);
    private static final int FEWEST = 25;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private TextFingerprint() {}

    /** Empty where body and caption hold too few letters and digits to tell one sender from another. */
    static Optional<String> of(List<TextPart> parts) {
        return of(parts, FEWEST);
    }

    /** Empty only where they hold none. */
    static Optional<String> ofAny(List<TextPart> parts) {
        return of(parts, 1);
    }

    private static Optional<String> of(List<TextPart> parts, int fewest) {
        for (TextPart part : parts) {
            if (PLACES.contains(part.place())) {
                Optional<String> skeleton = WesternSkeleton.suits(part.text())
                        ? WesternSkeleton.of(part.text(), fewest)
                        : skeleton(part.text(), fewest);
                if (skeleton.isPresent()) {
                    return skeleton.map(Digest::mark);
                }
            }
        }
        return Optional.empty();
    }

    /** What is left of a text when it is undressed; empty where that is fewer letters and digits. */
    static Optional<String> skeleton(String text, int fewest) {
        String kept = lettersAndDigits(Cleaning.clean(withoutEmoji(text)).text());
        return kept.codePoints().filter(Character::isLetterOrDigit).count() < fewest
                ? Optional.empty()
                : Optional.of(foldedAsOneWord(kept));
    }

    /** Some emoji are letters or digits with a frame around. */
    private static String withoutEmoji(String text) {
        int[] codePoints = text.codePoints().toArray();
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < codePoints.length; i++) {
            int next = i + 1 < codePoints.length ? codePoints[i + 1] : 0;
            kept.appendCodePoint(isEmoji(codePoints[i], next) ? ' ' : codePoints[i]);
        }
        return kept.toString();
    }

    private static boolean isEmoji(int codePoint, int next) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_PRESENTATION)
                || (next == EMOJI_STYLE || next == KEYCAP) && UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI);
    }

    /** With the marks on them, which in many scripts are the vowels. */
    private static String lettersAndDigits(String clean) {
        StringBuilder kept = new StringBuilder(clean.length());
        boolean inWord = false;
        for (int codePoint : clean.codePoints().toArray()) {
            boolean letter = Character.isLetterOrDigit(codePoint);
            inWord = letter || inWord && Letters.isMark(codePoint);
            if (inWord) {
                kept.appendCodePoint(codePoint);
            }
        }
        return kept.toString();
    }

    /**
     * What a letter or digit becomes may depend on the word that it is in, and spacing must not matter: so all are in
     * one word. A foreign capital is taken for the Latin one that it looks like where there is one beside it.
     */
    static String foldedAsOneWord(String text) {
        MappedText capitals = Cleaning.clean("A" + text.toUpperCase(Locale.ROOT));
        return Folding.FOLDED.fold(capitals).text();
    }
}
