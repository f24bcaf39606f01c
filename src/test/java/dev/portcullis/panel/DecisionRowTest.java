package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.admin.DecisionView;
import dev.portcullis.admin.DecisionView.MarkView;
import dev.portcullis.admin.DecisionView.MetaView;
import dev.portcullis.admin.DecisionView.TextView;
import dev.portcullis.admin.Piece;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DecisionRowTest {

    private static final Instant SENT = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void marksWhatMatchedByCodePoints() {
        DecisionRow row = row(
                "opened",
                Optional.empty(),
                List.of(new TextView("body", 0, "😀 win big now", List.of(new MarkView(2, 5), new MarkView(4, 9)))));

        assertThat(row.passages().getFirst().pieces())
                .containsExactly(new Piece("😀 ", false), new Piece("win big", true), new Piece(" now", false));
    }

    @Test
    void marksBeyondTheTextAreCut() {
        DecisionRow row =
                row("opened", Optional.empty(), List.of(new TextView("body", 0, "win", List.of(new MarkView(1, 99)))));

        assertThat(row.passages().getFirst().pieces()).containsExactly(new Piece("w", false), new Piece("in", true));
    }

    @Test
    void tellsTheWayFromMessageToBlockInMilliseconds() {
        DecisionRow row = row(
                "opened",
                Optional.of(new MetaView(
                        "blocked", OptionalInt.empty(), Optional.empty(), Optional.empty(), SENT.plusMillis(1_543))),
                List.of());

        assertThat(row.steps()).extracting(DecisionRow.Step::after).containsExactly("", "+500 ms", "+1,043 ms");
        assertThat(row.label()).isEqualTo("blocked");
        assertThat(row.tone()).isEqualTo(Tone.STRONG);
    }

    @Test
    void neverCallsBlockedWhatMetaHasNotConfirmed() {
        assertThat(row("opened", Optional.empty(), List.of()).label()).isEqualTo("asking Meta");
        assertThat(row("tripped", Optional.empty(), List.of()).label()).isEqualTo("breaker");
    }

    private static DecisionRow row(String effect, Optional<MetaView> meta, List<TextView> text) {
        return DecisionRow.of(new DecisionView(
                "1-0",
                "1",
                "+15551230001",
                Optional.empty(),
                Optional.of("scam"),
                Optional.of("0123456789abcdef"),
                "block",
                "enforce",
                effect,
                "rule",
                "why",
                List.of(),
                List.of(),
                Optional.of("wamid.1"),
                SENT,
                SENT.plusMillis(500),
                Optional.empty(),
                meta,
                text));
    }
}
