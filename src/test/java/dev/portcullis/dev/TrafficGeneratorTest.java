package dev.portcullis.dev;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The traffic of a manual clock's time, posted to a webhook that is a stub of the emulator's own server. */
class TrafficGeneratorTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "dev-app-secret";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final MetaEmulator meta =
            MetaEmulator.start(EmulatorSettings.defaults().withClock(now::get));
    private final TrafficGenerator traffic =
            new TrafficGenerator(meta, meta.url().resolve("/webhook"), SECRET, now::get, new Random(7));

    @BeforeEach
    void answerDeliveries() {
        meta.wireMock().stubFor(post("/webhook").willReturn(ok()));
    }

    @AfterEach
    void stop() {
        traffic.close();
        meta.close();
    }

    @Test
    void first_an_advertiser_then_a_flooder_then_one_without_a_phone_number() {
        pass(Duration.ofSeconds(20));

        List<String> users = senders("\"Advertiser\"", "\"Flooder\"", "\"username\"");
        assertThat(users).hasSize(3).doesNotHaveDuplicates();
        assertThat(texts(users.get(0))).hasSize(3).allMatch(text -> text.startsWith("D\u043Euble your Bitcoin"));
        assertThat(texts(users.get(1))).hasSize(40);
        assertThat(texts(users.get(2))).hasSize(40);
    }

    @Test
    void who_is_blocked_falls_silent_and_somebody_new_turns_up() {
        pass(Duration.ofSeconds(4));
        String advertiser = senders("\"Advertiser\"").getFirst();
        String flooder = senders("\"Flooder\"").getFirst();
        int before = texts(flooder).size();
        meta.blockByHand(MetaDelivery.SAMPLE_LINE, List.of(flooder));

        pass(Duration.ofSeconds(60));

        assertThat(before).isPositive();
        assertThat(texts(flooder)).hasSize(before);
        assertThat(senders("\"Advertiser\"")).contains(advertiser).hasSizeGreaterThan(1);
    }

    @Test
    void deliveries_are_signed_and_senders_known_to_the_emulator() throws Exception {
        pass(Duration.ofSeconds(30));

        assertThat(deliveries())
                .isNotEmpty()
                .allMatch(request -> SignedPost.of(request.getBody(), SECRET)
                        .signature()
                        .equals(request.getHeader("X-Hub-Signature-256")));
        GraphCaller graph = new GraphCaller(meta);
        assertThat(graph.block(MetaDelivery.SAMPLE_LINE, "+15550100001").status())
                .isEqualTo(200);
    }

    @Test
    void all_kinds_of_deliveries_come_by() {
        pass(Duration.ofMinutes(3));

        String all = String.join("\n", bodies());
        assertThat(all)
                .contains("\"standby\"", "\"statuses\"", "\"reaction\"", "\"image\"", "\"audio\"", "\\u00fc", "\\/");
    }

    @Test
    void what_is_not_answered_200_is_repeated() {
        meta.wireMock()
                .stubFor(post("/webhook")
                        .inScenario("trouble")
                        .whenScenarioStateIs("Started")
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("over"));

        traffic.tick();

        await().untilAsserted(() -> assertThat(bodies()).hasSize(2));
        assertThat(bodies().get(1)).isEqualTo(bodies().get(0));
    }

    private void pass(Duration time) {
        int posted = deliveries().size();
        Instant end = now.get().plus(time);
        while (now.get().isBefore(end)) {
            posted += traffic.tick() ? 1 : 0;
            now.updateAndGet(instant -> instant.plusMillis(250));
        }
        int expected = posted;
        await().until(() -> deliveries().size() == expected);
    }

    private List<LoggedRequest> deliveries() {
        return meta.wireMock().findAll(postRequestedFor(urlEqualTo("/webhook")));
    }

    private List<String> bodies() {
        return deliveries().stream().map(LoggedRequest::getBodyAsString).toList();
    }

    private List<String> senders(String... marks) {
        return List.of(marks).stream()
                .flatMap(mark -> bodies().stream()
                        .map(TrafficGeneratorTest::read)
                        .flatMap(body -> body.findValues("contacts").stream())
                        .flatMap(contacts -> contacts.valueStream())
                        .filter(contact -> contact.toString().contains(mark))
                        .map(contact -> contact.path("user_id").asText())
                        .distinct())
                .toList();
    }

    private List<String> texts(String userId) {
        return bodies().stream()
                .map(TrafficGeneratorTest::read)
                .flatMap(body -> body.findValues("messages").stream())
                .flatMap(messages -> messages.valueStream())
                .filter(message -> message.path("from_user_id").asText().equals(userId))
                .map(message -> message.at("/text/body").asText())
                .toList();
    }

    private static JsonNode read(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
