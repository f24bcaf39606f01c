package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that may block a share of a line's senders, however many replicas there are. */
final class ShareRedisTest {

    private BlockingRoom room = new BlockingRoom(Store.standalone(), 10_000);

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @CsvSource({"100, 0.25, 25", "100, 0.29, 29", "100, 0.01, 19", "30, 0.9, 27", "25, 1, 25", "40, 0, 19"})
    void opensExactlyAsManyAsTheShareAllows(int senders, double share, int allowed) throws Exception {
        // Given
        List<Sender> all = people(senders);

        // When
        List<Effect> effects = offerAtOnce(all, share);

        // Then
        assertThat(effects).filteredOn(Effect.OPENED::equals).hasSize(allowed);
        assertThat(effects).filteredOn(Effect.LIMITED::equals).hasSizeLessThanOrEqualTo(1);
        assertThat(effects).filteredOn(Effect.TRIPPED::equals).hasSize(Math.max(0, senders - allowed - 1));
    }

    @Test
    void holdsOnACluster() throws Exception {
        // Given
        room.close();
        room = new BlockingRoom(Store.cluster(), 10_000);
        List<Sender> all = people(60);

        // When
        List<Effect> effects = offerAtOnce(all, 0.5);

        // Then
        assertThat(effects).filteredOn(Effect.OPENED::equals).hasSize(30);
    }

    @Test
    void aLineThatGrewAMomentAgoTripsNoRule() {
        // Given: the senders are counted when there are few
        List<Sender> few = people(20);
        few.forEach(each -> assertThat(offer(each, 1)).isEqualTo(Effect.OPENED));

        // When
        people(60);

        // Then
        Stream.generate(Messages::someone)
                .limit(20)
                .forEach(each -> assertThat(offer(each, 0.5)).isEqualTo(Effect.OPENED));
        assertThat(offer(Messages.someone(), 0.5)).isEqualTo(Effect.LIMITED);
    }

    @Test
    void looksAtTheLast24Hours() throws Exception {
        // Given
        assertThat(offerAtOnce(people(20), 1)).containsOnly(Effect.OPENED);

        // When
        room.clock.advance(Duration.ofHours(23));
        List<Sender> later = people(21);

        // Then
        assertThat(offer(later.getFirst(), 0.5)).isEqualTo(Effect.LIMITED);
        room.store.ask("HDEL", room.names().tripped(), "flood");
        room.clock.advance(Duration.ofHours(1));
        assertThat(offer(later.getLast(), 0.5)).isEqualTo(Effect.OPENED);
    }

    @Test
    void isShadowUntilSomebodyReArmsItAndCountsAnewThen() throws Exception {
        // Given
        List<Sender> all = people(60);
        offerAtOnce(all.subList(0, 40), 0.5);
        assertThat(room.breakers().tripped(BlockingRoom.LINE)).containsOnlyKeys("flood");

        // When
        assertThat(room.breakers().rearm(BlockingRoom.LINE, "flood", "admin", "", room.clock.instant()))
                .isTrue();

        // Then
        List<Effect> effects = offerAtOnce(all.subList(40, 60), 0.5);
        assertThat(effects).containsOnly(Effect.OPENED);
    }

    @Test
    void theLimitOfTheHourHoldsBeside() throws Exception {
        // Given
        List<Sender> all = people(30);
        for (Sender each : all.subList(0, 10)) {
            assertThat(offer(each, 1.0, 10)).isEqualTo(Effect.OPENED);
        }

        // Then
        room.clock.advance(Duration.ofMinutes(59));
        assertThat(offer(all.get(10), 1.0, 10)).isEqualTo(Effect.LIMITED);
        room.store.ask("HDEL", room.names().tripped(), "flood");
        room.clock.advance(Duration.ofMinutes(1));
        assertThat(offer(all.get(11), 1.0, 10)).isEqualTo(Effect.OPENED);
    }

    @Test
    void aRepeatNeitherCountsNorTrips() throws Exception {
        // Given
        List<Sender> all = people(40);
        offerAtOnce(all.subList(0, 20), 0.5);

        // When
        List<Effect> effects = offerAtOnce(all.subList(0, 20), 0.5);

        // Then
        assertThat(effects).containsOnly(Effect.REPEAT);
        assertThat(room.breakers().tripped(BlockingRoom.LINE)).isEmpty();
    }

    private List<Sender> people(int number) {
        List<Sender> people =
                IntStream.range(0, number).mapToObj(i -> Messages.someone()).toList();
        people.forEach(each -> room.wrote(each, room.clock.instant()));
        return people;
    }

    private List<Effect> offerAtOnce(List<Sender> senders, double share) throws Exception {
        return OfferRedisTest.atOnce(senders.stream()
                .<Callable<Effect>>map(each -> () -> offer(each, share))
                .toList());
    }

    private Effect offer(Sender sender, double share) {
        return offer(sender, share, 10_000);
    }

    private Effect offer(Sender sender, double share, int anHour) {
        String message = "wamid." + sender.key().value();
        OfferedVerdict plain = room.rule(sender, "flood", anHour, message);
        return room.offer(
                sender,
                message,
                room.clock.instant(),
                new OfferedVerdict(
                        true,
                        new Terms(OptionalInt.of(anHour), OptionalDouble.of(share), Optional.empty(), 0, false),
                        Optional.empty(),
                        plain.decision()));
    }
}
