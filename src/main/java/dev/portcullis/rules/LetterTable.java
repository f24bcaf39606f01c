package dev.portcullis.rules;

import java.util.function.IntFunction;

/** What becomes of each character, worked out when it is first met; a race only repeats work. */
final class LetterTable {

    private static final int PAGE = 256;

    private final IntFunction<String> make;
    private final String[][] pages = new String[(Character.MAX_CODE_POINT + 1) / PAGE][];

    LetterTable(IntFunction<String> make) {
        this.make = make;
    }

    String of(int codePoint) {
        String[] page = pages[codePoint / PAGE];
        if (page == null) {
            page = new String[PAGE];
            pages[codePoint / PAGE] = page;
        }
        String known = page[codePoint % PAGE];
        if (known == null) {
            known = make.apply(codePoint);
            page[codePoint % PAGE] = known;
        }
        return known;
    }
}
