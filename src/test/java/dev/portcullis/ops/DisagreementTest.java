package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rulebook.Replicas.Replica;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisagreementTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<Replica> SAME = List.of(replica("a", "1"), replica("b", "1"));
    private static final List<Replica> DIFFERENT = List.of(replica("a", "1"), replica("b", "2"));

    private final Disagreement disagreement = new Disagreement();

    @Test
    void saysNothingOfAChangeUnderWay() {
        assertThat(after(0, SAME)).isEmpty();
        assertThat(after(5, DIFFERENT)).isEmpty();
        assertThat(after(90, DIFFERENT)).isEmpty();
        assertThat(after(94, SAME)).isEmpty();
        assertThat(after(100, DIFFERENT)).isEmpty();
        assertThat(after(185, DIFFERENT)).isEmpty();
    }

    @Test
    void warnsOnceAndTellsTheEnd() {
        // Given
        after(0, DIFFERENT);

        // Then
        assertThat(after(90, DIFFERENT))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("since 2026-01-01T12:00:00Z")
                        .contains("{1=[a], 2=[b]}"));
        assertThat(after(900, DIFFERENT)).isEmpty();
        assertThat(after(905, SAME)).hasValueSatisfying(end -> assertThat(end).contains("same rules again"));
        assertThat(after(910, SAME)).isEmpty();
    }

    private Optional<String> after(int seconds, List<Replica> running) {
        return disagreement.warning(running, START.plusSeconds(seconds));
    }

    private static Replica replica(String id, String hash) {
        return new Replica(id, hash, START);
    }
}
