package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rulebook.Replicas.Replica;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rulebook.RuleBooks;
import dev.portcullis.testing.Store;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaBoardRedisTest {

    private final RuleBook book = RuleBooks.of(Path.of("src/test/resources/it/rules"));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsWhatEachReplicaNoted(boolean cluster) {
        try (Store store = cluster ? Store.cluster() : Store.standalone()) {
            // Given
            ReplicaBoard one = board(store, "one");
            ReplicaBoard other = board(store, "other");

            // When
            one.note();
            other.note();

            // Then
            String hash = book.current().hash();
            assertThat(other.running())
                    .containsExactly(
                            new Replica("other", hash, book.loadedAt()), new Replica("one", hash, book.loadedAt()));

            // When: the scheduler ticks once more before the process is gone
            one.leave();
            one.note();

            // Then
            assertThat(other.running()).extracting(Replica::id).containsExactly("other");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2 something else", "1 hash yesterday"})
    void leavesOutWhatALaterReleaseNoted(String note) {
        try (Store store = Store.standalone()) {
            // Given
            ReplicaBoard one = board(store, "one");
            board(store, "other").note();
            store.ask("SET", store.keys().replica("other"), note);

            // Then
            assertThat(one.running()).extracting(Replica::id).containsExactly("one");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "other")
    void forgetsWhoeverNotesNoMore(String id) {
        try (Store store = Store.standalone()) {
            // Given
            ReplicaBoard one = board(store, "one");
            board(store, id).note();
            assertThat(store.ask("PTTL", store.keys().replica(id)).number()).isBetween(1L, 20_000L);

            // When
            store.ask("DEL", store.keys().replica(id));

            // Then
            assertThat(one.running()).extracting(Replica::id).containsExactly("one");
            assertThat(store.ask("SMEMBERS", store.keys().replicas()).size()).isZero();
        }
    }

    private ReplicaBoard board(Store store, String id) {
        return new ReplicaBoard(store.pipeline(), store.keys(), book, id);
    }
}
