package dev.portcullis.senders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.redis.Script;
import dev.portcullis.rules.Measure;
import dev.portcullis.rules.Window;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Moving state between ids, whose keys lie in different slots of a cluster. */
final class SenderMovesRedisTest {

    private static final Store STANDALONE = Store.standalone();
    private static final Store CLUSTER = Store.cluster();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Window HOUR = Window.ofMessages("n", Duration.ofHours(1), 2);
    private static final Function<Set<String>, Window> DIFFERENT =
            marks -> new Window("d", "what", Optional.empty(), new Measure.Distinct(marks), Duration.ofHours(1), 2);

    private final BusinessScopedId a = Messages.someScopedId();
    private final BusinessScopedId b = Messages.someScopedId();
    private final PhoneNumber phone = Messages.somePhone();

    static List<Store> stores() {
        return List.of(STANDALONE, CLUSTER);
    }

    @AfterAll
    static void close() {
        STANDALONE.close();
        CLUSTER.close();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void uniteBothHistories(Store store) {
        // Given: one message is known under both ids
        record(store, a, "m1", 30);
        record(store, a, "m2", 20);
        record(store, b, "m2", 20);
        record(store, b, "m3", 40);

        // When
        moves(store).move(Messages.LINE, a, b);

        // Then
        assertThat(record(store, b, "m3", 40)).isEqualTo(3);
        assertThat(lastInbound(store, b)).isEqualTo(NOW.minusSeconds(20));
        assertThat(moves(store).current(Messages.LINE, a, NOW)).isEqualTo(b);
        LaneKeys old = store.keys().lane(Messages.LINE, a);
        assertThat(store.ask("EXISTS", old.counters(a), old.counter("n", a)).number())
                .isZero();
        assertThat(store.ask("ZSCORE", old.seen(), a.value()).isNil()).isTrue();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void uniteMarkedCountersToo(Store store) {
        // Given
        record(store, a, "m1", 30, DIFFERENT.apply(Set.of("00000000000000ff")));
        record(store, b, "m2", 20, DIFFERENT.apply(Set.of("ff00000000000000", "0d0a0d0a0d0a0d0a")));

        // When
        moves(store).move(Messages.LINE, a, b);

        // Then
        assertThat(record(store, b, "m3", 10, DIFFERENT.apply(Set.of("ff00000000000000"))))
                .isEqualTo(3);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void canBeDoneAgainAndAfterAnInterruption(Store store) {
        // Given: a process dies when the old id has begun to lead on
        record(store, phone, "m1", 30);
        LaneKeys lane = store.keys().lane(Messages.LINE, phone);
        store.pipeline()
                .await(Call.script(
                        Script.DEPART,
                        List.of(lane.seen(), lane.moved(phone), lane.counters(phone)),
                        List.of(phone.value(), a.value(), lane.counterBase(phone), 60_000)));

        // When
        moves(store).move(Messages.LINE, phone, a);
        moves(store).move(Messages.LINE, phone, a);

        // Then
        assertThat(record(store, a, "m2", 10)).isEqualTo(2);
        moves(store).move(Messages.LINE, phone, a);
        assertThat(record(store, a, "m2", 10)).isEqualTo(2);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void leadThereAndBack(Store store) {
        // Given
        record(store, a, "m1", 30);
        moves(store).move(Messages.LINE, a, b);
        record(store, b, "m2", 20);

        // When
        moves(store).move(Messages.LINE, b, a);

        // Then
        assertThat(moves(store).current(Messages.LINE, a, NOW)).isEqualTo(a);
        assertThat(moves(store).current(Messages.LINE, b, NOW)).isEqualTo(a);
        assertThat(record(store, a, "m3", 10)).isEqualTo(3);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void keepWhatTheyCarryForLongEnough(Store store) {
        // Given
        record(store, a, "m1", 30);

        // When
        moves(store).move(Messages.LINE, a, b);

        // Then: a window of a day, and a day
        LaneKeys lane = store.keys().lane(Messages.LINE, b);
        Instant least = NOW.minusSeconds(30).plus(Duration.ofDays(2));
        assertThat(expiry(store, lane.counter("n", b))).isAfterOrEqualTo(least);
        assertThat(expiry(store, lane.counters(b))).isAfterOrEqualTo(least);
        LaneKeys old = store.keys().lane(Messages.LINE, a);
        assertThat(expiry(store, old.moved(a))).isAfter(Instant.now().plus(Duration.ofDays(7)));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void followAChainOfFourAndGiveUpOnALoop(Store store) {
        // Given
        List<BusinessScopedId> ids =
                List.of(a, b, Messages.someScopedId(), Messages.someScopedId(), Messages.someScopedId());
        for (int i = 0; i + 1 < ids.size(); i++) {
            moves(store).move(Messages.LINE, ids.get(i), ids.get(i + 1));
        }
        LaneKeys lane = store.keys().lane(Messages.LINE, phone);
        store.ask("SET", lane.moved(phone), phone.value());

        // Then
        assertThat(moves(store).current(Messages.LINE, a, NOW)).isEqualTo(ids.getLast());
        assertThat(moves(store).current(Messages.LINE, phone, NOW)).isEqualTo(phone);
    }

    private static long record(Store store, SenderId id, String message, int secondsAgo) {
        return record(store, id, message, secondsAgo, HOUR);
    }

    private static long record(Store store, SenderId id, String message, int secondsAgo, Window window) {
        return new Observations(store)
                .record(Messages.text(Sender.of(id), message, NOW.minusSeconds(secondsAgo), "hello"), NOW, window)
                .count(window);
    }

    private static SenderMoves moves(Store store) {
        return new SenderMoves(store.pipeline(), store.keys());
    }

    private static Instant lastInbound(Store store, SenderId id) {
        return new LastInbounds(store.pipeline(), store.keys())
                .of(Messages.LINE, Sender.of(id))
                .orElseThrow();
    }

    private static Instant expiry(Store store, String key) {
        return Instant.ofEpochMilli(store.ask("PEXPIRETIME", key).number());
    }
}
