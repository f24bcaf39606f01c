package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MappedTextTest {

    /** What an original's next code points become. */
    private record Piece(Becoming becoming, String made, int codePoints) {}

    private enum Becoming {
        CHARS,
        WHOLE,
        NOTHING
    }

    private record Origin(int from, int to, boolean inner) {}

    @Property
    void knowsWhereEachCharCameFrom(@ForAll("pieces") List<Piece> pieces) {
        MappedText text = built(pieces);

        assertOrigins(text, origins(pieces));
    }

    @Property
    void keepsOriginsWhenCopiedInPieces(@ForAll("pieces") List<Piece> pieces, @ForAll("pieces") List<Piece> before) {
        MappedText text = built(pieces);
        int cut = text.text().length() / 2;
        MappedText.Builder copy = new MappedText.Builder(0);
        copy.append(built(before), 0, built(before).text().length());
        int start = copy.length();
        copy.append(text, 0, cut).append(text, cut, text.text().length());
        List<Origin> expected = new ArrayList<>(origins(before));
        expected.addAll(origins(pieces));
        if (cut < text.text().length()) {
            Origin first = expected.get(start + cut);
            expected.set(start + cut, new Origin(first.from(), first.to(), false));
        }

        assertOrigins(copy.build(), expected);
    }

    private static void assertOrigins(MappedText text, List<Origin> expected) {
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < text.text().length(); i++) {
            origins.add(new Origin(text.from(i), text.to(i), text.splits(i)));
        }
        assertThat(origins).isEqualTo(expected);
        assertThat(text.splits(origins.size())).isFalse();
    }

    private static MappedText built(List<Piece> pieces) {
        MappedText.Builder out = new MappedText.Builder(0);
        int at = 0;
        for (Piece piece : pieces) {
            int end = at + piece.codePoints();
            switch (piece.becoming()) {
                case CHARS -> {
                    for (char c : piece.made().toCharArray()) {
                        out.append(c, at, end);
                    }
                }
                case WHOLE -> out.appendWhole(piece.made(), at, end);
                case NOTHING -> out.extend(end);
            }
            at = end;
        }
        return out.build();
    }

    /** The same without any saving. */
    private static List<Origin> origins(List<Piece> pieces) {
        List<Origin> origins = new ArrayList<>();
        int at = 0;
        for (Piece piece : pieces) {
            int end = at + piece.codePoints();
            if (piece.becoming() == Becoming.NOTHING) {
                extend(origins, end);
            } else {
                for (int i = 0; i < piece.made().length(); i++) {
                    origins.add(new Origin(at, end, i > 0 && piece.becoming() == Becoming.WHOLE));
                }
            }
            at = end;
        }
        return origins;
    }

    /** Of what became of a single character all chars reach further, of anything else the last. */
    private static void extend(List<Origin> origins, int end) {
        int last = origins.size() - 1;
        boolean inner = last >= 0;
        while (inner) {
            Origin origin = origins.get(last);
            origins.set(last, new Origin(origin.from(), end, origin.inner()));
            inner = origin.inner();
            last--;
        }
    }

    @Provide
    Arbitrary<List<Piece>> pieces() {
        Arbitrary<String> made = Arbitraries.of("a", "b", "c", "rn", "xyz");
        Arbitrary<Integer> codePoints = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(5, 1), net.jqwik.api.Tuple.of(1, 2), net.jqwik.api.Tuple.of(1, 3));
        return Combinators.combine(Arbitraries.of(Becoming.class), made, codePoints)
                .as(Piece::new)
                .list()
                .ofMaxSize(12);
    }
}
