package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do in WhatsApp Manager, as the gateway comes to know of it. */
final class ReconciliationIT {

    private static Site site;
    private static GatewayProcess eager;

    @BeforeAll
    static void open() {
        site = Site.open("reconciliation");
        eager = site.launch().with("PORTCULLIS_RECONCILIATION_EVERY", "10s").start();
    }

    @AfterAll
    static void close() {
        eager.close();
        site.close();
    }

    @Test
    void blocksAndUnblocksMadeElsewhereAreAccepted() {
        // Given
        Line line = site.newLine();
        Persona offender = Strangers.known();
        Persona other = Strangers.known();
        MetaMessage bait = line.text(offender, Instant.now(), Line.BAIT);
        site.deliver(line.delivery(bait));
        await().until(() -> site.stateOf(line, offender).equals("blocked"));

        // When
        site.meta().blockByHand(line.id(), List.of(Strangers.nameToMeta(other)));
        site.meta().unblockByHand(line.id(), Strangers.nameToMeta(offender));

        // Then
        await().atMost(Duration.ofSeconds(60))
                .until(() -> site.stateOf(line, offender).equals("released"));
        assertThat(site.redis().call("HVALS", "portcullis:{" + line.id() + "}:cases"))
                .contains("\"cause\":\"outside\"");
        site.deliver(line.delivery(bait));
        assertThat(site.stateOf(line, offender)).isEqualTo("released");
        assertThat(line.isBlocked(offender)).isFalse();
        assertThat(line.isBlocked(other)).isTrue();
        assertThat(line.calls("POST")).hasSize(1);
        assertThat(line.calls("DELETE")).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(site.gateway().metric("portcullis_list_users", line.id()))
                        .isOne());
    }
}
