package dev.portcullis.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.testing.Store;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ReplyRedisTest {

    private static final Store STORE = Store.standalone();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void readsAnyNumberOfMembersWithTheirScores() {
        // Given
        String key = "scores" + hashCode();

        for (int i = 1; i <= 4; i++) {
            // When
            STORE.ask("ZADD", key, 1_795_000_000_000L + i, "m" + i);

            // Then
            Map<String, String> pairs =
                    STORE.ask("ZRANGE", key, 0, -1, "WITHSCORES").pairs();
            assertThat(pairs).hasSize(i);
            assertThat(Double.parseDouble(pairs.get("m" + i))).isEqualTo(1_795_000_000_000d + i);
        }
        assertThat(STORE.ask("ZRANGE", "none", 0, -1, "WITHSCORES").pairs()).isEmpty();
    }

    @Test
    void readsAHash() {
        // Given
        String key = "hash" + hashCode();
        STORE.ask("HSET", key, "a", "1", "b", "", "c", "3");

        // When
        Map<String, String> pairs = STORE.ask("HGETALL", key).pairs();

        // Then
        assertThat(pairs).containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "", "c", "3"));
        assertThat(STORE.ask("HGETALL", "none").pairs()).isEmpty();
    }

    @Test
    void tellsNilFromNothing() {
        // Given
        Reply nil = STORE.ask("GET", "none");

        // Then
        assertThat(nil.isNil()).isTrue();
        assertThat(nil.size()).isZero();
        assertThat(nil.elements()).isEmpty();
        assertThat(nil.pairs()).isEmpty();
        assertThat(nil.optionalText()).isEmpty();
        assertThatThrownBy(nil::text).hasMessageContaining("nil");
    }

    @Test
    void readsScoresAsNumbers() {
        // Given
        String key = "score" + hashCode();
        STORE.ask("ZADD", key, 1_795_000_000_123L, "member");

        // Then
        assertThat(STORE.ask("ZSCORE", key, "member").number()).isEqualTo(1_795_000_000_123L);
        assertThat(STORE.ask("ZMSCORE", key, "member", "none").elements())
                .extracting(Reply::isNil)
                .isEqualTo(List.of(false, true));
    }
}
