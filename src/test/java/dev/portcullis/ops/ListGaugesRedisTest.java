package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.blocking.ListBook;
import dev.portcullis.senders.Lines;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ListGaugesRedisTest {

    private final Store store = Store.standalone();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Lines lines = new Lines(store.pipeline(), store.keys());
    private final ListBook book = new ListBook(store.pipeline(), store.keys());
    private final ListGauges gauges = new ListGauges(lines, book, metrics);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void showsHowFullAListIsOnceItWasRead() {
        // Given
        lines.note(List.of(Messages.text(Messages.someone(), "wamid.0", Instant.now(), "hi")))
                .await()
                .indefinitely();
        gauges.read();
        boolean before = metrics.find("portcullis.list.users").gauges().isEmpty();

        // When
        ListBook.Mark now = book.mark(Messages.LINE);
        book.read(Messages.LINE, now, now, 1_234);
        gauges.read();

        // Then
        assertThat(before).isTrue();
        assertThat(gauge("portcullis.list.users")).isEqualTo(1_234);
        assertThat(gauge("portcullis.list.limit")).isEqualTo(64_000);
        assertThat(gauge("portcullis.rotation.refused")).isZero();
        assertThat(metrics.find("portcullis.list.full.days").gauges()).isEmpty();
    }

    private double gauge(String name) {
        return metrics.get(name).tag("line", Messages.LINE.value()).gauge().value();
    }
}
