package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Meta holds that somebody's window is closed, whatever they write: they are asked for now and then, and at last not. */
final class AlwaysRefusedIT {

    private static final int OUTSIDE_WINDOW = 131047;

    /** At once, then after 2 and after 30 seconds. */
    private static final int CALLS_A_TRY = 3;

    private static final int TRIES = 5;

    private static Site site;

    private final Line line = site.newLine();
    private final Persona refused = Strangers.known();
    private final List<MetaDelivery> delivered = new ArrayList<>();

    @BeforeAll
    static void open() {
        site = Site.open("always-refused", launch -> launch.with("PORTCULLIS_BLOCKING_POLL", "50ms"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void refusedSenderIsTriedByBothIdsAndNotForEver() {
        // Given
        Persona other = Strangers.known();
        site.meta().refuse(line.id(), Strangers.nameToMeta(refused), OUTSIDE_WINDOW);

        // When
        write(Line.BAIT);
        awaitCalls(1);
        assertThat(pauseAfterLastCall()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        hurry();
        awaitCalls(2);
        assertThat(pauseAfterLastCall()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        hurry();

        // Then
        awaitRefused(1);
        assertThat(line.calls("POST").get(0).users()).containsExactly(Strangers.nameToMeta(refused));
        assertThat(line.calls("POST").get(1).users()).containsExactly(String.valueOf(refused.userId()));
        assertThat(line.calls("POST").get(2).users()).containsExactly(Strangers.nameToMeta(refused));

        // When: what came before is repeated, then more is written
        delivered.forEach(site::deliver);
        for (int tries = 2; tries <= TRIES; tries++) {
            write("nice weather " + tries);
            tryToTheEnd(tries);
            // Then: the next one has to wait for ten minutes and more
            writeMuchInVain(tries);
            letTheWaitPass();
        }
        writeMuchInVain(TRIES);

        // Then
        site.deliver(line.delivery(line.text(other, Instant.now(), Line.BAIT)));
        Reckoning.assertBlocked(site, line, List.of(other));
        assertThat(line.calls("POST")).hasSize(TRIES * CALLS_A_TRY + 1);
        assertThat(site.stateOf(line, refused)).isEqualTo("refused");
        assertThat(site.ask("ZSCORE", key("wanted"), refused.userId())).isNotEmpty();
    }

    private void tryToTheEnd(int tries) {
        for (int call = 1; call < CALLS_A_TRY; call++) {
            awaitCalls((tries - 1) * CALLS_A_TRY + call);
            pauseAfterLastCall();
            hurry();
        }
        awaitRefused(tries);
    }

    private void writeMuchInVain(int tries) {
        for (int i = 0; i < 20; i++) {
            write("and so on " + i);
        }
        delivered.forEach(site::deliver);
        assertThat(site.ask("ZCARD", key("queue"))).isEqualTo("0");
        assertThat(line.calls("POST")).hasSize(tries * CALLS_A_TRY);
    }

    private void write(String text) {
        MetaDelivery delivery = line.delivery(line.text(refused, Instant.now(), text));
        delivered.add(delivery);
        assertThat(site.deliver(delivery)).isEqualTo(200);
    }

    private void awaitCalls(int count) {
        await().untilAsserted(() -> assertThat(line.calls("POST")).hasSize(count));
    }

    private void awaitRefused(int tries) {
        awaitCalls(tries * CALLS_A_TRY);
        await().untilAsserted(() -> assertThat(site.stateOf(line, refused)).isEqualTo("refused"));
        assertThat(site.ask("ZCARD", key("queue"))).isEqualTo("0");
    }

    /** From the last call until the case is due again; a claimed case is due when its lease ends, so not for that long. */
    private Duration pauseAfterLastCall() {
        await().until(() -> !site.ask("HGET", key("cases"), refused.userId()).contains("\"inflight\""));
        String due = site.ask("ZSCORE", key("queue"), refused.userId());
        return Duration.between(
                line.calls("POST").getLast().at(), Instant.ofEpochMilli((long) Double.parseDouble(due)));
    }

    /** As if the pause were over. */
    private void hurry() {
        site.ask("ZADD", key("queue"), "XX", "1", refused.userId());
    }

    /** As if the time for which a refused sender is left alone were over. */
    private void letTheWaitPass() {
        String sooner = """
                local case = cjson.decode(redis.call('HGET', KEYS[1], ARGV[1]))
                case.wanted.notBefore = 0
                return redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(case))""";
        assertThat(site.ask("EVAL", sooner, "1", key("cases"), refused.userId()))
                .isEqualTo("0");
    }

    private String key(String name) {
        return "portcullis:{" + line.id() + "}:" + name;
    }
}
