package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    private static final JsonNode VECTORS = vectors();
    private static final String SECRET = VECTORS.path("app_secret").asText();
    private static final byte[] BODY = "{\"object\":\"whatsapp_business_account\"}".getBytes(StandardCharsets.UTF_8);

    private final SignatureVerifier verifier = verifier(SECRET);

    @ParameterizedTest
    @MethodSource("recorded")
    void acceptsRecordedSignaturesOverTheExactBytes(String file, String signature) {
        byte[] body = Payloads.bytes("/webhooks/samples/" + file);

        assertThat(verifier.verify(List.of(signature), body)).isInstanceOf(VerifiedPayload.class);
    }

    @Test
    void refusesTheSignatureOfTheSameJsonWrittenAnotherWay() {
        JsonNode reserialised = VECTORS.path("must_not_match");
        byte[] body =
                Payloads.bytes("/webhooks/samples/" + reserialised.path("file").asText());

        assertThat(verifier.verify(
                        List.of(reserialised.path("x_hub_signature_256").asText()), body))
                .isEqualTo(Refusal.MISMATCH);
    }

    @Test
    void handsOnTheVeryBytes() {
        Verification verification = verifier.verify(List.of(Signing.header(SECRET, BODY)), BODY);

        assertThat(verification)
                .isInstanceOfSatisfying(
                        VerifiedPayload.class,
                        payload -> assertThat(payload.bytes()).isSameAs(BODY));
    }

    @Test
    void acceptsWhicheverSecretSigned() {
        SignatureVerifier rotating = verifier("old", SECRET, "new");

        assertThat(List.of("old", SECRET, "new"))
                .allSatisfy(secret -> assertThat(rotating.verify(List.of(Signing.header(secret, BODY)), BODY))
                        .isInstanceOf(VerifiedPayload.class));
        assertThat(rotating.verify(List.of(Signing.header("other", BODY)), BODY))
                .isEqualTo(Refusal.MISMATCH);
    }

    @Test
    void followsSecretsAsTheyChange() {
        AtomicReference<List<String>> secrets = new AtomicReference<>(List.of("old"));
        SignatureVerifier following = new SignatureVerifier(secrets::get);
        assertThat(following.verify(List.of(Signing.header("old", BODY)), BODY)).isInstanceOf(VerifiedPayload.class);

        // When
        secrets.set(List.of("new"));

        // Then
        assertThat(following.verify(List.of(Signing.header("new", BODY)), BODY)).isInstanceOf(VerifiedPayload.class);
        assertThat(following.verify(List.of(Signing.header("old", BODY)), BODY)).isEqualTo(Refusal.MISMATCH);
    }

    @Test
    void refusesMissingAndRepeatedHeaders() {
        String good = Signing.header(SECRET, BODY);

        assertThat(verifier.verify(List.of(), BODY)).isEqualTo(Refusal.MISSING);
        assertThat(verifier.verify(List.of(good, good), BODY)).isEqualTo(Refusal.REPEATED);
        assertThat(verifier.verify(List.of(good + "," + good), BODY)).isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256",
                "sha1=d06c8cc41339ad0478aa7e13341b21e256399f68",
                "235a9e3ca65317c288e389f8496a5a67705b6f572330a12fa9c81ea1940987b8",
                "SHA256=235a9e3ca65317c288e389f8496a5a67705b6f572330a12fa9c81ea1940987b8",
                "sha512=235a9e3ca65317c288e389f8496a5a67705b6f572330a12fa9c81ea1940987b8",
                "sha256=235a9e3ca65317c288e389f8496a5a67705b6f572330a12fa9c81ea1940987b",
                "sha256=235a9e3ca65317c288e389f8496a5a67705b6f572330a12fa9c81ea1940987b8 ",
                "sha256=zz5a9e3ca65317c288e389f8496a5a67705b6f572330a12fa9c81ea1940987b8",
                "sha256=٣35a9e3ca65317c288e389f8496a5a67705b6f572330a12fa9c81ea1940987b8"
            })
    void refusesWhatIsNoSignature(String signature) {
        assertThat(verifier.verify(List.of(signature), BODY)).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void refusesEverythingWithoutASecret() {
        assertThat(verifier().verify(List.of(Signing.header(SECRET, BODY)), BODY))
                .isEqualTo(Refusal.NO_SECRET);
    }

    @Test
    void readsHexOfEitherCase() {
        String upper = "sha256=" + Signing.header(SECRET, BODY).substring(7).toUpperCase(Locale.ROOT);

        assertThat(verifier.verify(List.of(upper), BODY)).isInstanceOf(VerifiedPayload.class);
    }

    @Property(tries = 200)
    void noticesEveryChangedBit(@ForAll @Size(min = 1, max = 300) byte[] body, @ForAll int place) {
        byte[] changed = body.clone();
        int bit = Math.floorMod(place, body.length * 8);
        changed[bit / 8] ^= (byte) (1 << bit % 8);

        assertThat(verifier.verify(List.of(Signing.header(SECRET, body)), body)).isInstanceOf(VerifiedPayload.class);
        assertThat(verifier.verify(List.of(Signing.header(SECRET, body)), changed))
                .isEqualTo(Refusal.MISMATCH);
    }

    @Test
    void keepsConcurrentBodiesApart() {
        List<byte[]> bodies = Stream.iterate(0, n -> n + 1)
                .limit(2_000)
                .map(n -> ("body " + n).getBytes(StandardCharsets.UTF_8))
                .toList();

        List<Verification> verified = bodies.parallelStream()
                .map(body -> verifier.verify(List.of(Signing.header(SECRET, body)), body))
                .toList();

        assertThat(verified).hasOnlyElementsOfType(VerifiedPayload.class);
    }

    private static SignatureVerifier verifier(String... secrets) {
        List<String> valid = List.of(secrets);
        return new SignatureVerifier(() -> valid);
    }

    private static Stream<Arguments> recorded() {
        return VECTORS.path("vectors")
                .valueStream()
                .map(vector -> Arguments.of(
                        vector.path("file").asText(),
                        vector.path("x_hub_signature_256").asText()));
    }

    private static JsonNode vectors() {
        try {
            return new ObjectMapper().readTree(Payloads.bytes("/signature/vectors.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
