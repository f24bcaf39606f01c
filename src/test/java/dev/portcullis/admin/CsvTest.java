package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class CsvTest {

    @Test
    void readsWhatSpreadsheetsWrite() {
        // When
        List<Csv.Row> rows = Csv.read("\uFEFFuser,reason\r\n\r\n+1555 , \"a \"\"b\"\",\nc\" \n\"x\",\n,,\nlast");

        // Then
        assertThat(rows)
                .containsExactly(
                        new Csv.Row(1, List.of("user", "reason")),
                        new Csv.Row(3, List.of("+1555", "a \"b\",\nc")),
                        new Csv.Row(5, List.of("x", "")),
                        new Csv.Row(7, List.of("last")));
    }

    @Test
    void quotedCellsHoldCommasLinesAndQuotationMarks() {
        assertThat(Csv.read("a,\"b, \"\"c\"\"\r\nd\",e\nf"))
                .containsExactly(new Csv.Row(1, List.of("a", "b, \"c\"\r\nd", "e")), new Csv.Row(3, List.of("f")));
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll @Size(min = 1, max = 4) List<String> cells) {
        // Given
        List<String> stripped = cells.stream().map(String::strip).toList();

        // When
        List<Csv.Row> rows = Csv.read("x\r\n" + Csv.write(stripped));

        // Then
        if (stripped.stream().allMatch(String::isBlank)) {
            assertThat(rows).hasSize(1);
        } else {
            assertThat(rows.getLast().cells()).isEqualTo(stripped);
        }
    }
}
