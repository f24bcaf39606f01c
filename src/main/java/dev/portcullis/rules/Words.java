package dev.portcullis.rules;

/** Text as words with one space between, whatever white space or punctuation stood there. */
final class Words {

    private Words() {}

    static MappedText of(MappedText folded) {
        String text = folded.text();
        MappedText.Builder out = new MappedText.Builder(text.length());
        int at = 0;
        while (at < text.length()) {
            int start = at;
            at = endOfRun(text, at, true);
            out.append(folded, start, at);
            int gap = at;
            at = endOfRun(text, at, false);
            if (out.length() > 0 && at > gap && at < text.length()) {
                out.append(' ', folded.from(gap), folded.to(at - 1));
            }
        }
        return out.build();
    }

    /** The end of the characters from there on that all are of words, or all are not. */
    private static int endOfRun(String text, int start, boolean ofWords) {
        int at = start;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (Letters.isOfWord(codePoint) != ofWords) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }
}
