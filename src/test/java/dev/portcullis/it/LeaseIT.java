package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules whose blocks end, and rules that may block a share of the senders. */
final class LeaseIT {

    private static final String RULES = """
            version: 1
            rules:
              - id: short
                title: A phrase
                mode: enforce
                match: {any: {text|phrase: purple elephants}}
                action: block
                for: 2s
                repeat: {multiply: 1000, max: 1d, forget_after: 30d}
              - id: bounded
                title: Another phrase
                mode: enforce
                match: {any: {text|phrase: green giraffes}}
                action: block
                limits: {share_of_senders: 60%}
            """;

    private static Site site;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("leases");
        Line line = site.newLine();
        Files.writeString(site.launch().rules().resolve("leases.yaml"), RULES);
        await().until(() -> {
            site.deliver(line.delivery(line.text(Strangers.known(), Instant.now(), "green giraffes")));
            return !line.blocked().isEmpty();
        });
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void aBlockEndsByItselfAndTheNextLastsLonger() {
        // Given
        Line line = site.newLine();
        Persona persona = Strangers.known();
        MetaMessage first = line.text(persona, Instant.now(), "purple elephants");

        // When
        site.deliver(line.delivery(first));

        // Then
        await().until(() -> line.blockCalls(persona) == 1);
        await().until(() ->
                !line.isBlocked(persona) && site.stateOf(line, persona).equals("released"));
        // Then: what led to the block is pardoned, but not what comes after it
        site.deliver(line.delivery(first));
        assertThat(site.stateOf(line, persona)).isEqualTo("released");
        await().until(() -> {
            site.deliver(line.delivery(line.text(persona, Instant.now(), "purple elephants")));
            return site.stateOf(line, persona).equals("blocked");
        });
        assertThat(line.isBlocked(persona)).isTrue();
        assertThat(leaseEnd(line, persona)).isAfter(Instant.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void aRuleStopsAtItsShareOfTheSenders() {
        // Given
        Line line = site.newLine();
        List<Persona> senders = Stream.generate(Strangers::known).limit(40).toList();
        senders.forEach(each -> site.deliver(line.delivery(line.text(each, Instant.now(), "hello"))));

        // When
        senders.subList(0, 30)
                .forEach(each -> site.deliver(line.delivery(line.text(each, Instant.now(), "green giraffes"))));

        // Then
        await().untilAsserted(() -> assertThat(line.blocked()).hasSize(24));
        assertThat(site.gateway().output()).contains("Rule bounded reached its limit on line " + line.id());
        site.deliver(line.delivery(line.text(senders.getLast(), Instant.now(), "green giraffes")));
        site.deliver(line.delivery(line.text(Strangers.known(), Instant.now(), Line.BAIT)));
        await().untilAsserted(() -> assertThat(line.blocked()).hasSize(25));
        assertThat(line.isBlocked(senders.getLast())).isFalse();
    }

    private static Instant leaseEnd(Line line, Persona persona) {
        String key = persona.userId() == null ? String.valueOf(persona.phone()) : persona.userId();
        String score = site.redis().call("ZSCORE", "portcullis:{" + line.id() + "}:leases", key);
        return Instant.ofEpochMilli((long) Double.parseDouble(score.strip()));
    }
}
