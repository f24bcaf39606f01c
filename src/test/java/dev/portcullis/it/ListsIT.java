package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wanted and allowed lists, through the signed door. */
final class ListsIT {

    private static final String RULES = """
            version: 1
            rules:
              - id: everywhere
                title: A phrase
                mode: enforce
                match: {any: {text|phrase: purple elephants}}
                action: block
                spread: lines
            """;

    private static final RuleSite SITE = new RuleSite();
    private static GatewayProcess gateway;

    @BeforeAll
    static void open() {
        GatewayLaunch launch = SITE.launch("lists");
        RuleSite.write(launch.rules().resolve("lists.yaml"), RULES);
        gateway = SITE.start(launch);
    }

    @AfterAll
    static void close() {
        SITE.close();
    }

    @Test
    void aWantedUserIsBlockedOnTheNextMessage() {
        // Given
        Line line = SITE.newLine();
        Persona wanted = Strangers.known();
        Persona other = Strangers.known();

        // When
        assertThat(put(line, "wanted", "{\"users\":[\"+%s\"],\"reason\":\"threats\"}".formatted(wanted.phone())))
                .isEqualTo("wanted");
        SITE.deliver(gateway, line.delivery(line.text(other, Instant.now(), "hello")));
        SITE.deliver(gateway, line.delivery(line.text(wanted, Instant.now(), "hello")));

        // Then
        await().until(() -> line.isBlocked(wanted));
        assertThat(line.isBlocked(other)).isFalse();
    }

    @Test
    void aWantedPrefixIsBlockedOnTheNextMessageUpToItsCap() {
        // Given
        Line line = SITE.newLine();
        SITE.put(
                gateway,
                path(line, "wanted"),
                "{\"prefixes\":[\"+23480\"],\"reason\":\"campaign\",\"blocksPerHour\":1}");
        Persona first = Persona.byPhone("First", "2348030001001");
        Persona second = Persona.byPhone("Second", "2348030001002");
        Persona beside = Persona.byPhone("Beside", "2349030001003");

        // When
        for (Persona each : new Persona[] {beside, first, second}) {
            SITE.deliver(gateway, line.delivery(line.text(each, Instant.now(), "hello")));
        }

        // Then
        await().until(() -> line.isBlocked(first));
        assertThat(SITE.get(gateway, path(line, "wanted"))
                        .at("/groups/0/trippedSince")
                        .asText())
                .isNotEmpty();
        assertThat(line.blocked()).hasSize(1);
    }

    @Test
    void theAllowedAreNotBlockedByAFlood() {
        // Given
        Line line = SITE.newLine();
        Persona allowed = Strangers.known();
        assertThat(put(line, "allowed", "{\"users\":[\"%s\"],\"reason\":\"tester\"}".formatted(allowed.userId())))
                .isEqualTo("allowed");
        Instant start = Instant.now().minusSeconds(50);

        // When
        SITE.deliver(gateway, line.delivery(line.texts(allowed, 60, start, Duration.ofMillis(500))));
        SITE.deliver(gateway, line.delivery(line.text(allowed, Instant.now(), Line.BAIT)));

        // Then
        Persona last = Strangers.known();
        SITE.deliver(gateway, line.delivery(line.text(last, Instant.now(), Line.BAIT)));
        await().until(() -> line.isBlocked(last));
        assertThat(line.blocked()).hasSize(1);
        assertThat(SITE.get(gateway, "/api/v1/lines/" + line.id() + "/senders/" + allowed.userId())
                        .at("/decisions/0/effect")
                        .asText())
                .isEqualTo("allowed");
    }

    @Test
    void whoeverIsBlockedByASpreadingRuleIsBlockedOnTheOtherLines() {
        // Given
        Line here = SITE.newLine();
        Line there = SITE.newLine();
        Persona offender = Strangers.known();
        SITE.deliver(gateway, there.delivery(there.text(Strangers.known(), Instant.now(), "hello")));
        SITE.deliver(gateway, here.delivery(here.text(offender, Instant.now(), "purple elephants")));
        await().until(() -> here.isBlocked(offender));
        await().until(() ->
                SITE.get(gateway, path(there, "wanted")).at("/count").asLong() == 1);

        // When
        SITE.deliver(gateway, there.delivery(there.text(offender, Instant.now(), "hello")));

        // Then
        await().until(() -> there.isBlocked(offender));
        assertThat(there.blocked()).hasSize(1);
    }

    private static String put(Line line, String list, String body) {
        return SITE.put(gateway, path(line, list), body).at("/users/0/state").asText();
    }

    private static String path(Line line, String list) {
        return "/api/v1/lines/" + line.id() + "/" + list;
    }
}
