package dev.portcullis.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SurroundingsTest {

    private static final Surroundings PLAIN = new Surroundings(false, false);
    private static final Surroundings KUBERNETES = new Surroundings(false, true);

    @Test
    void allowsAPlainJvm() {
        assertThat(PLAIN.refusal(Optional.empty())).isEmpty();
        assertThat(PLAIN.refusal(Optional.of(true))).isEmpty();
    }

    @Test
    void refusesWhereSwitchedOff() {
        assertThat(PLAIN.refusal(Optional.of(false)))
                .hasValueSatisfying(refusal ->
                        assertThat(refusal).contains("portcullis.redis.embedded.enabled=false", "QUARKUS_REDIS_HOSTS"));
    }

    @Test
    void refusesInKubernetesUnlessAskedFor() {
        assertThat(KUBERNETES.refusal(Optional.empty()))
                .hasValueSatisfying(refusal -> assertThat(refusal)
                        .contains("Kubernetes", "QUARKUS_REDIS_HOSTS", "PORTCULLIS_REDIS_EMBEDDED_ENABLED"));
        assertThat(KUBERNETES.refusal(Optional.of(true))).isEmpty();
    }

    @Test
    void refusesInANativeExecutableEvenIfAskedFor() {
        assertThat(new Surroundings(true, false).refusal(Optional.of(true)))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal).contains("native executable", "QUARKUS_REDIS_HOSTS"));
    }
}
