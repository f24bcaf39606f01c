package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.portcullis.dev.Limits;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A full list with the policy to rotate: the circle from a block to the next one. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
@TestProfile(RotationApiTest.Rotating.class)
class RotationApiTest {

    private static final String LINE = "50200";
    private static final int PLACES = 3;

    MetaEmulator meta;
    Visitors visitors;

    public static final class Rotating implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("portcullis.blocking.when-full", "rotate", "portcullis.blocking.rotate-reserve", "0");
        }
    }

    @BeforeEach
    void start() {
        meta.limitTo(new Limits(1_000, PLACES, 100));
    }

    @AfterEach
    void recover() {
        meta.limitTo(Limits.META);
    }

    @Test
    void aFullListBlocksWhoeverWroteLast() {
        // Given
        List<String> phones = List.of("15551230001", "15551230002", "15551230003");
        phones.forEach(this::offend);
        phones.forEach(this::isBlockedSoon);

        // When: there is no place for one more
        offend("15551230004");

        // Then
        isBlockedSoon("15551230004");
        String rotated = Stream.of("15551230001", "15551230002", "15551230003")
                .filter(phone -> !meta.isBlocked(LINE, phone))
                .findFirst()
                .orElseThrow();
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .get("/api/v1/lines")
                        .then()
                        .body("lines.find { it.id == '" + LINE + "' }.paused", nullValue()));

        // When: the one who made room comes back, with nothing to be blocked for
        visitors.write(LINE, rotated, null, "hello");

        // Then
        isBlockedSoon(rotated);
        assertThat(meta.blocked(LINE)).hasSizeLessThanOrEqualTo(PLACES);
    }

    private void offend(String phone) {
        visitors.write(LINE, phone, null, "double your bitcoin");
    }

    private void isBlockedSoon(String phone) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> meta.isBlocked(LINE, phone));
    }
}
