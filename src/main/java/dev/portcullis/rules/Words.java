package dev.portcullis.rules;

/** Text as words with one space between, whatever white space or punctuation stood there. */
final class Words {

    private Words() {}

    static MappedText of(MappedText folded) {
        String text = folded.text();
        MappedText.Builder out = new MappedText.Builder(text.length());
        int gapFrom = -1;
        int codePoint;
        for (int at = 0; at < text.length(); at += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(at);
            if (!Letters.isOfWord(codePoint)) {
                gapFrom = gapFrom < 0 ? at : gapFrom;
                continue;
            }
            if (gapFrom >= 0 && out.length() > 0) {
                out.append(' ', folded.from(gapFrom), folded.to(at - 1));
            }
            gapFrom = -1;
            out.append(folded, at, at + Character.charCount(codePoint));
        }
        return out.build();
    }
}
