package dev.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.access.SessionSeal.Sealed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSealTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Credential PASSWORD = new Credential.Plain("secret");

    private final SessionSeal seal = new SessionSeal(new byte[] {1, 2, 3});
    private final SessionTicket ticket =
            new SessionTicket("AAAAAAAAAAAAAAAAAAAAAA", new SessionOwner.Configured("jörg.o'neil"), NOW, NOW);

    @Test
    void readsWhatItSealed() {
        Sealed read = Sealed.parse(seal.close(ticket, PASSWORD)).orElseThrow();

        assertThat(read.ticket()).isEqualTo(ticket);
        assertThat(seal.isIntact(read, PASSWORD)).isTrue();
    }

    @Test
    void breaksWithThePasswordTheKeyAndEveryLetter() {
        // Given
        String cookie = seal.close(ticket, PASSWORD);

        // Then
        Sealed read = Sealed.parse(cookie).orElseThrow();
        assertThat(seal.isIntact(read, new Credential.Plain("other"))).isFalse();
        assertThat(new SessionSeal(new byte[] {1, 2, 4}).isIntact(read, PASSWORD))
                .isFalse();
        // The last letter of unpadded base64 holds bits that mean nothing.
        for (int i = 0; i < cookie.length() - 1; i++) {
            char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
            String forged = cookie.substring(0, i) + other + cookie.substring(i + 1);
            assertThat(Sealed.parse(forged).filter(found -> seal.isIntact(found, PASSWORD)))
                    .as(forged)
                    .isEmpty();
        }
    }

    @Test
    void keepsUsersOfAProviderApart() {
        // Given: one key, one name, one secret
        SessionTicket vouched =
                new SessionTicket(ticket.id(), new SessionOwner.Vouched("jörg.o'neil", Role.ADMIN), NOW, NOW);
        String cookie = seal.close(vouched, PASSWORD);
        String weaker = cookie.replace("2.admin.", "2.viewer.");
        String configured = cookie.replace("2.admin.", "1.");

        // Then
        assertThat(Sealed.parse(cookie).orElseThrow().ticket()).isEqualTo(vouched);
        assertThat(seal.isIntact(Sealed.parse(cookie).orElseThrow(), PASSWORD)).isTrue();
        assertThat(Sealed.parse(weaker).orElseThrow().ticket().owner())
                .isEqualTo(new SessionOwner.Vouched("jörg.o'neil", Role.VIEWER));
        assertThat(seal.isIntact(Sealed.parse(weaker).orElseThrow(), PASSWORD)).isFalse();
        assertThat(Sealed.parse(configured).orElseThrow().ticket()).isEqualTo(ticket);
        assertThat(seal.isIntact(Sealed.parse(configured).orElseThrow(), PASSWORD))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.b",
                "1.A.B.1.1.C",
                "1.AAAAAAAAAAAAAAAAAAAAAA.YQ.1.1.%",
                "2.AAAAAAAAAAAAAAAAAAAAAA.YQ.1.1.AA",
                "2.root.AAAAAAAAAAAAAAAAAAAAAA.YQ.1.1.AA",
                "3.AAAAAAAAAAAAAAAAAAAAAA.YQ.1.1.AA"
            })
    void readsNothingElse(String cookie) {
        assertThat(Sealed.parse(cookie)).isEmpty();
    }

    @Test
    void endsWhenIdleAndInAnyCaseInTheEnd() {
        // Given
        Instant late = NOW.plus(LONGEST).minusSeconds(60);

        // Then
        assertThat(ticket.isOver(NOW.plus(IDLE).minusSeconds(1), IDLE, LONGEST)).isFalse();
        assertThat(ticket.isOver(NOW.plus(IDLE), IDLE, LONGEST)).isTrue();
        assertThat(ticket.renewed(late).isOver(late, IDLE, LONGEST)).isFalse();
        assertThat(ticket.renewed(late).isOver(NOW.plus(LONGEST), IDLE, LONGEST))
                .isTrue();
    }
}
