package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.Persona;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages of hours ago, at a gateway that takes them like others and at one that was told not to act on them. */
final class BacklogIT {

    private static final Duration LATE = Duration.ofHours(3);

    private static Site site;
    private static GatewayProcess lenient;

    @BeforeAll
    static void open() {
        site = Site.open("backlog");
        lenient = site.launch().with("PORTCULLIS_BACKLOG_SHADOW_AFTER", "2h").start();
    }

    @AfterAll
    static void close() {
        lenient.close();
        site.close();
    }

    @Test
    void anEnforcedRuleActsOnOldMessagesByDefault() {
        // Given
        Line line = site.newLine();
        Persona offender = Strangers.known();

        // When
        int answer = site.deliver(bait(line, offender));

        // Then
        assertThat(answer).isEqualTo(200);
        await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());
        assertThat(site.gateway().output())
                .containsOnlyOnce("Line " + line.id() + " is working off a backlog: messages of up to 3 h ago arrive");
    }

    @Test
    void anEnforcedRuleIsShadowOnOldMessagesWhereThatIsSet() {
        // Given
        Line line = site.newLine();
        Persona offender = Strangers.known();
        long before = lenient.metric("portcullis_verdicts_total", "mode=\"shadow\"");

        // When
        int answer = site.send(
                        bait(line, offender).signed(GatewayLaunch.APP_SECRET).to(lenient.webhook()))
                .statusCode();

        // Then
        assertThat(answer).isEqualTo(200);
        assertThat(lenient.metric("portcullis_verdicts_total", "mode=\"shadow\""))
                .isEqualTo(before + 1);
        assertThat(lenient.metric("portcullis_backlog_lines")).isOne();
        assertThat(lenient.metric("portcullis_messages_late_total")).isOne();
        assertThat(lenient.output()).contains("verdicts on those older than 2 h are shadow");
        site.assertNobodyIsBlocked(line);
    }

    private static MetaDelivery bait(Line line, Persona from) {
        return line.delivery(line.text(from, Instant.now().minus(LATE), Line.BAIT));
    }
}
