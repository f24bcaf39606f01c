package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names a text by its folded letters and digits, so that the same text is found again however it is dressed up. */
final class TextFingerprint {

    private static final Set<TextPart.Place> PLACES = EnumSet.of(TextPart.Place.BODY, TextPart.Place.CAPTION);
    private static final int FEWEST = 25;

    private TextFingerprint() {}

    /** Empty where body and caption hold too few letters and digits to tell one sender from another. */
    static Optional<String> of(List<PartTexts> parts) {
        return parts.stream()
                .filter(part -> PLACES.contains(part.place()))
                .map(part -> part.views(Folding.FOLDED).getFirst().text())
                .map(TextFingerprint::lettersAndDigits)
                .filter(text -> text.codePointCount(0, text.length()) >= FEWEST)
                .findFirst()
                .map(Digest::mark);
    }

    private static String lettersAndDigits(String folded) {
        StringBuilder kept = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
