package dev.portcullis.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Decision;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.panel.SenderPicture.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LineId LINE = new LineId("1");
    private static final Sender SENDER = Sender.of(new PhoneNumber("15551230001"));
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void tellsOnceWhatLedToNothingAgainAndAgain() {
        List<Moment> moments = Timeline.of(List.of(
                decided(4, "rule", "open"),
                decided(4, "candidate", "recorded"),
                decided(3, "rule", "open"),
                decided(3, "candidate", "recorded"),
                decided(2, "rule", "open"),
                blocked(),
                decided(1, "rule", "opened"),
                decided(1, "candidate", "recorded")));

        assertThat(moments)
                .extracting(Moment::what)
                .containsExactly(
                        "Rule flood said block: a case was open already",
                        "The candidate of rule flood said block: recorded, nothing was done",
                        "Meta blocked the sender",
                        "Rule flood said block: a case was opened",
                        "The candidate of rule flood said block: recorded, nothing was done");
        assertThat(moments)
                .extracting(Moment::note)
                .containsExactly(
                        "2 more like it since 2026-11-22 12:00:02 UTC",
                        "1 more like it since 2026-11-22 12:00:03 UTC",
                        "",
                        "",
                        "");
    }

    private static AuditEntry decided(int second, String cause, String effect) {
        Instant at = NOON.plusSeconds(second);
        Decision decision = new Decision(
                SENDER,
                cause,
                "flood",
                "0123456789abcdef",
                "block",
                cause.equals("rule") ? "enforce" : "shadow",
                "why",
                List.of(),
                List.of(),
                Optional.empty(),
                at,
                at,
                Optional.empty());
        return new AuditEntry.Decided(LINE, new EntryId(at.toEpochMilli(), 0), decision, effect);
    }

    private static AuditEntry blocked() {
        MetaAnswer answer = new MetaAnswer(
                SENDER,
                "blocked",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON.plusSeconds(1));
        return new AuditEntry.Answered(LINE, new EntryId(NOON.toEpochMilli(), 1), "1-0", answer);
    }
}
