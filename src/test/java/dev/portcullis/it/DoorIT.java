package dev.portcullis.it;

import static dev.portcullis.testing.GatewayLaunch.APP_SECRET;
import static dev.portcullis.testing.GatewayLaunch.VERIFY_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.dev.SignedPost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what becomes of signed things that make no sense. */
final class DoorIT {

    private static final Path PAYLOADS = Path.of("src/test/resources/webhooks");

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open("door");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    static Stream<String> badSignatures() {
        String hex = SignedPost.of("{}", APP_SECRET).signature().substring("sha256=".length());
        return Stream.of(
                SignedPost.of("{}", "another secret").signature(),
                SignedPost.of("{} ", APP_SECRET).signature(),
                hex,
                "sha1=" + hex,
                "sha256=" + hex.substring(1),
                "sha256=" + hex + "00",
                "sha256=" + "z".repeat(64),
                "sha256=",
                "");
    }

    @ParameterizedTest
    @MethodSource("badSignatures")
    void badSignatureIsRefused(String signature) {
        // When
        HttpResponse<String> answer =
                site.send(post("{}").header("X-Hub-Signature-256", signature).build());

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void unsignedFloodLeavesNoTrace() {
        // Given
        Line line = site.newLine();
        Persona victim = Strangers.known();
        String body = line.delivery(line.text(victim, Instant.now(), Line.BAIT)).json();
        Set<String> before = site.keys();

        // When
        int unsigned = site.send(post(body).build()).statusCode();
        int forged = site.post(SignedPost.of(body, "a guess"));

        // Then
        assertThat(List.of(unsigned, forged)).containsOnly(401);
        assertThat(site.keys()).isEqualTo(before);
        assertThat(line.calls("POST")).isEmpty();
    }

    @Test
    void signatureCoversTheBytesAsSent() {
        // Given
        Line line = site.newLine();
        Persona sender = Strangers.known();
        String wire = line.delivery(line.text(sender, Instant.now(), "50 % off </3 \u00e9\u4f60"))
                .json();
        String sameJson = wire.replace("\\/", "/");

        // When
        int asSigned = site.post(SignedPost.of(wire, APP_SECRET));
        HttpResponse<String> rewritten = site.send(post(sameJson)
                .header("X-Hub-Signature-256", SignedPost.of(wire, APP_SECRET).signature())
                .build());

        // Then
        assertThat(sameJson).isNotEqualTo(wire);
        assertThat(asSigned).isEqualTo(200);
        assertThat(rewritten.statusCode()).isEqualTo(401);
    }

    @Test
    void handshakeEchoesTheChallenge() {
        HttpResponse<String> answer = site.send(handshake("subscribe", VERIFY_TOKEN, "1158201444"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
    }

    @Test
    void handshakeWithAnotherTokenOrModeIsForbidden() {
        assertThat(site.send(handshake("subscribe", "guess", "1")).statusCode()).isEqualTo(403);
        assertThat(site.send(handshake("unsubscribe", VERIFY_TOKEN, "1")).statusCode())
                .isEqualTo(403);
        assertThat(site.send(HttpRequest.newBuilder(site.gateway().webhook()).build())
                        .statusCode())
                .isEqualTo(403);
    }

    static Stream<Path> payloads() throws IOException {
        try (Stream<Path> files = Files.walk(PAYLOADS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void payloadsOfOtherProjectsAreAccepted(Path file) throws IOException {
        assertThat(site.post(SignedPost.of(Files.readAllBytes(file), APP_SECRET)))
                .isEqualTo(200);
    }

    static Stream<byte[]> unreadableBodies() {
        return Stream.of(
                bytes(""),
                bytes("not json"),
                bytes("{\"object\":\"whatsapp_business_account\",\"entry\":["),
                bytes("[]"),
                bytes("null"),
                bytes("{}{}"),
                bytes("{\"object\":\"whatsapp_business_account\"}"),
                bytes("{\"object\":\"whatsapp_business_account\",\"entry\":{}}"),
                bytes("{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)),
                bytes("[".repeat(500_000)),
                bytes("{\"n\":" + "9".repeat(5_000) + "}"),
                new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
                "{\"object\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
                new byte[64]);
    }

    @ParameterizedTest
    @MethodSource("unreadableBodies")
    void unreadableSignedBodyIsKeptAndAccepted(byte[] body) {
        // Given
        long before = site.deadLetters();

        // When
        int answer = site.post(SignedPost.of(body, APP_SECRET));

        // Then
        assertThat(answer).isEqualTo(200);
        assertThat(site.deadLetters()).isEqualTo(before + 1);
    }

    @Test
    void oneMalformedMessageCostsNoOther() {
        // Given
        Line line = site.newLine();
        Persona offender = Strangers.known();
        MetaMessage good = line.text(offender, Instant.now(), Line.BAIT);
        MetaMessage noTime = line.text(Strangers.known(), Instant.now(), "hi").without("timestamp");
        MetaMessage noId = line.text(Strangers.known(), Instant.now(), "hi").without("id");
        long before = site.deadLetters();

        // When
        int answer = site.deliver(line.delivery(noTime, good, noId));

        // Then
        assertThat(answer).isEqualTo(200);
        assertThat(site.deadLetters()).isEqualTo(before + 2);
        await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void moreThanMetaEverSendsIsTooLarge(boolean chunked) throws IOException {
        // Given
        byte[] body = new byte[5 << 20];

        // When
        int answer = chunked
                ? RawPost.chunked(site.gateway().webhook(), body)
                : RawPost.whole(site.gateway().webhook(), body);

        // Then
        assertThat(answer).isEqualTo(413);
        assertThat(site.deliver(MetaDelivery.begin())).isEqualTo(200);
    }

    private static HttpRequest handshake(String mode, String token, String challenge) {
        return HttpRequest.newBuilder(URI.create("%s?hub.mode=%s&hub.verify_token=%s&hub.challenge=%s"
                        .formatted(site.gateway().webhook(), mode, token, challenge)))
                .build();
    }

    private static HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(site.gateway().webhook()).POST(BodyPublishers.ofString(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
