package dev.portcullis.admin;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A piece of a text, of which some are marked. */
public record Piece(String text, boolean marked) {

    /** @param marks in code points; what lies behind the end is passed over */
    public static List<Piece> cut(String text, BitSet marks) {
        int[] letters = text.codePoints().toArray();
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < letters.length; ) {
            int to = marks.get(from) ? marks.nextClearBit(from) : marks.nextSetBit(from);
            int end = to < 0 ? letters.length : Math.min(to, letters.length);
            pieces.add(new Piece(new String(letters, from, end - from), marks.get(from)));
            from = end;
        }
        return pieces;
    }
}
