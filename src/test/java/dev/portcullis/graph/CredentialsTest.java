package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    /** Test case 2 of RFC 4231. */
    @Test
    void provesTheTokenWithTheAppSecret() {
        Credentials credentials = Credentials.of("what do ya want for nothing?", Optional.of("Jefe"));

        assertThat(credentials.proof()).contains("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(Credentials.of("t0ken", Optional.empty()).proof()).isEmpty();
    }

    @Test
    void showsNothingOfItself() {
        Credentials credentials = Credentials.of("t0ken", Optional.of("s3cret"));

        assertThat(credentials.toString())
                .doesNotContain("t0ken", "s3cret", credentials.proof().orElseThrow());
    }

    @Test
    void redactsItselfAndWhatLooksLikeAToken() {
        Credentials credentials = Credentials.of("t0ken", Optional.empty());

        assertThat(credentials.redact("bad t0ken, not EAAJZCabcdef0123456789xyz"))
                .isEqualTo("bad ***, not ***");
        assertThat(credentials.redact("EACH of 880011002200330")).isEqualTo("EACH of 880011002200330");
    }
}
