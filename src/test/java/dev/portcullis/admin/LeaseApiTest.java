package dev.portcullis.admin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.portcullis.audit.Decision;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.Offer;
import dev.portcullis.blocking.Terms;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.Lease;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Blocks that end by themselves, in the running gateway. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
class LeaseApiTest {

    private static final String SENDER = "/api/v1/lines/{line}/senders/{user}";
    private static final String BLOCKED = "/api/v1/lines/{line}/blocked";

    @Inject
    CaseBook cases;

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void tellsWhenABlockEnds() {
        // When
        block("30900", "15551239001", "US.391", Duration.ofHours(1));

        // Then
        Awaitility.await().until(() -> meta.isBlocked("30900", "15551239001"));
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .get(SENDER, "30900", "+15551239001")
                        .then()
                        .body("case.state", equalTo("blocked"))
                        .body("case.leaseEnds", notNullValue()));
        Api.asAdmin().get(BLOCKED, "30900").then().body("users.case.leaseEnds", contains(notNullValue()));
    }

    @Test
    void liftsABlockAtTheEnd() {
        // When
        block("30901", "15551239002", "US.392", Duration.ofSeconds(1));

        // Then
        Awaitility.await()
                .untilAsserted(() -> Api.asAdmin()
                        .get(SENDER, "30901", "+15551239002")
                        .then()
                        .body("case.state", equalTo("released"))
                        .body("case.note", equalTo("The time of this block was over."))
                        .body("case", not(hasKey("leaseEnds")))
                        .body("atMeta", equalTo("absent"))
                        .body("decisions[0].effect", equalTo("opened"))
                        .body("decisions[0].meta.outcome", equalTo("blocked")));
    }

    private void block(String line, String phone, String userId, Duration length) {
        visitors.write(line, phone, userId, "hello");
        Sender sender = Sender.of(new BusinessScopedId(userId), new PhoneNumber(phone));
        Instant now = Instant.now();
        Decision decision = new Decision(
                sender,
                "rule",
                "short",
                "hash",
                "block",
                "enforce",
                "for a while",
                List.of(),
                List.of(),
                Optional.empty(),
                now,
                now,
                Optional.empty());
        Offer offer = new Offer(
                new LineId(line),
                sender.key(),
                sender,
                "wamid." + phone,
                now,
                now.plus(Duration.ofHours(24)),
                List.of(new Offer.OfferedVerdict(
                        true,
                        new Terms(
                                OptionalInt.of(1_000),
                                OptionalDouble.of(0.5),
                                Optional.of(new Lease(length, Optional.empty())),
                                0,
                                false),
                        Optional.empty(),
                        decision)));
        cases.offer(List.of(offer), now).await().indefinitely();
    }
}
