package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CorpusTest {

    private record Line(long number, String message) {}

    private static List<Line> lines(byte[] bytes) {
        List<Line> lines = new ArrayList<>();
        extent(bytes, lines);
        return lines;
    }

    private static Corpus.Extent extent(byte[] bytes, List<Line> lines) {
        try {
            return Corpus.read(
                    new ByteArrayInputStream(bytes), (number, message) -> lines.add(new Line(number, message)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void numbersLinesAsEditorsDo() {
        assertThat(lines(utf8("\uFEFFa\r\n\r\n\tb \n  \nc")))
                .containsExactly(new Line(1, "a"), new Line(3, "\tb "), new Line(5, "c"));
        assertThat(lines(utf8("a\n"))).containsExactly(new Line(1, "a"));
        assertThat(lines(utf8(""))).isEmpty();
    }

    @Test
    void countsWhatIsLeftOut() {
        List<Line> lines = new ArrayList<>();

        Corpus.Extent extent = extent(new byte[] {'a', '\n', (byte) 0xC3, '\n', (byte) 0xFF, 'b', '\n', '\n'}, lines);

        assertThat(lines).containsExactly(new Line(1, "a"));
        assertThat(extent).isEqualTo(new Corpus.Extent(1, 1, 2));
    }

    @Test
    void takesOfALongLineAsMuchAsTheGatewayDoes() {
        // Given: characters of one byte and of four, the latter over the limit of bytes by a half
        String plain = "x".repeat(1_000_000);
        String broad = "y" + "\uD83D\uDE00".repeat(100_000);

        // When
        List<Line> lines = lines(utf8(plain + "\n" + broad + "\nz\n"));

        // Then
        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L);
        assertThat(lines.getFirst().message()).isEqualTo("x".repeat(65_536));
        assertThat(lines.get(1).message()).isEqualTo("y" + "\uD83D\uDE00".repeat(32_767));
        assertThat(lines.get(2).message()).isEqualTo("z");
    }

    @Property(tries = 100)
    void handsOnEveryLineAsItIs(@ForAll @Size(max = 20) List<String> drawn) {
        List<String> messages = drawn.stream()
                .map(each -> "-" + each.replaceAll("[\r\n\\p{Cs}]", "") + "-")
                .toList();

        assertThat(lines(utf8(messages.stream().map(each -> each + "\n").collect(Collectors.joining()))))
                .extracting(Line::message)
                .containsExactlyElementsOf(messages);
    }
}
