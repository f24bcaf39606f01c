package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portcullis.redis.RedisUnavailable;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rulebook.RuleBooks;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.Store;
import dev.portcullis.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRulesRedisTest {

    private static final String RULES = """
            version: 1
            rules: [{id: word, title: A word, match: {all: {text: %s}}, action: tag}]
            """;

    @TempDir
    private Path folder;

    @Test
    void keepsTheFilesForThirtyDays() throws IOException {
        try (Store store = Store.standalone()) {
            // When
            new KeptRules(store.pipeline(), store.keys()).keep(book("alpha").live());

            // Then
            assertThat(new KeptRules(store.pipeline(), store.keys())
                            .kept()
                            .orElseThrow()
                            .zip())
                    .isEqualTo(book("alpha").live().archive().zip());
            assertThat(store.ask("TTL", store.keys().lastGoodRules()).number()).isBetween(2_591_000L, 2_592_000L);
        }
    }

    @Test
    void leavesWhatAnotherReplicaKeptSince() throws IOException {
        try (Store store = Store.standalone()) {
            // Given
            KeptRules one = new KeptRules(store.pipeline(), store.keys());
            KeptRules other = new KeptRules(store.pipeline(), store.keys());
            RuleBook before = book("alpha");
            one.keep(before.live());
            RuleBook after = book("omega");
            other.keep(after.live());

            // When
            one.keep(before.live());

            // Then
            assertThat(one.kept().orElseThrow().zip())
                    .isEqualTo(after.live().archive().zip());
        }
    }

    @Test
    void keepsThemAnewWhereRedisLostThem() throws IOException {
        try (Store store = Store.standalone()) {
            // Given
            KeptRules kept = new KeptRules(store.pipeline(), store.keys());
            RuleBook book = book("alpha");
            kept.keep(book.live());
            store.ask("DEL", store.keys().lastGoodRules());
            assertThat(kept.kept()).isEmpty();

            // When
            kept.keep(book.live());

            // Then
            assertThat(kept.kept()).isPresent();
        }
    }

    @Test
    void hasNothingWhileRedisIsAway() throws IOException {
        // Given
        TestRedis server = RedisServers.start();
        server.stop();
        try (Store store = Store.on(server, Duration.ofSeconds(5), 1_000)) {
            KeptRules kept = new KeptRules(store.pipeline(), store.keys());
            RuleBook book = book("alpha");

            // Then
            assertThat(kept.kept()).isEmpty();
            assertThatThrownBy(() -> kept.keep(book.live())).isInstanceOf(RedisUnavailable.class);

            // When
            server.restart();

            // Then
            await().untilAsserted(() -> {
                kept.keep(book.live());
                assertThat(kept.kept()).isPresent();
            });
        }
    }

    private RuleBook book(String keyword) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), RULES.formatted(keyword));
        return RuleBooks.of(folder);
    }
}
