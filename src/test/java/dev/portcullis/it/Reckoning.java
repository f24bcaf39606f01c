package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.Persona;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be true of a line after any mishap: its list at Meta is right, its cases say the same, nothing is left. */
final class Reckoning {

    /** A lost worker's claim and its right to write come back after 30 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Reckoning() {}

    /** These are blocked and nobody else, and each was asked for once. */
    static void assertBlockedOnce(Site site, Line line, Collection<Persona> offenders) {
        assertBlocked(site, line, offenders);
        assertThat(offenders)
                .allSatisfy(each -> assertThat(line.blockCalls(each))
                        .as("requests to block %s", each)
                        .isOne());
        assertThat(line.calls("POST").stream().flatMap(call -> call.users().stream()))
                .as("everyone that Meta was asked to block")
                .hasSameSizeAs(offenders);
    }

    /** These are blocked and nobody else. */
    static void assertBlocked(Site site, Line line, Collection<Persona> offenders) {
        assertThat(offenders).isNotEmpty();
        Set<String> names = offenders.stream().map(Strangers::nameToMeta).collect(Collectors.toSet());
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(line.blocked()).isEqualTo(names);
            assertThat(offenders)
                    .allSatisfy(each -> assertThat(site.stateOf(line, each)).isEqualTo("blocked"));
            assertNothingIsLeft(site, line);
        });
    }

    /** Nobody is blocked, and these cases say so. */
    static void assertReleased(Site site, Line line, List<Persona> released) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(line.blocked()).isEmpty();
            assertThat(released)
                    .allSatisfy(each -> assertThat(site.stateOf(line, each)).isEqualTo("released"));
            assertNothingIsLeft(site, line);
        });
    }

    private static void assertNothingIsLeft(Site site, Line line) {
        assertThat(site.ask("ZCARD", "portcullis:{" + line.id() + "}:queue"))
                .as("what is queued")
                .isEqualTo("0");
    }
}
