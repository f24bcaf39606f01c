package dev.portcullis.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** As much of an OpenID provider as the gateway asks: where its keys are, and the keys. */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {

    static final String CLIENT = "portcullis";

    private final KeyPair keys = newKeys();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", request -> answer(request, description()));
        server.createContext("/keys", request -> answer(request, publicKeys()));
        server.start();
        return Map.ofEntries(
                Map.entry("quarkus.oidc.tenant-enabled", "true"),
                Map.entry("quarkus.oidc.auth-server-url", url()),
                Map.entry("quarkus.oidc.client-id", CLIENT),
                Map.entry("quarkus.oidc.token.audience", CLIENT),
                Map.entry("portcullis.admin.oidc.operators", "operator,Messaging Team"),
                Map.entry("portcullis.admin.oidc.admins", "gateway-admins"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(IdentityProvider.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    String token(String user, String... roles) {
        return token(keys, CLIENT, user, roles);
    }

    String tokenForAnother(String user, String... roles) {
        return token(keys, "another-client", user, roles);
    }

    String forgedToken(String user, String... roles) {
        return token(newKeys(), CLIENT, user, roles);
    }

    private String token(KeyPair signer, String audience, String user, String... roles) {
        return Jwt.issuer(url())
                .audience(audience)
                .subject("0815")
                .preferredUserName(user)
                .claim("roles", Set.copyOf(Arrays.asList(roles)))
                .expiresIn(300)
                .jws()
                .keyId("1")
                .sign(signer.getPrivate());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String description() {
        return "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"token_endpoint\":\"%1$s/token\"}".formatted(url());
    }

    private String publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static void answer(HttpExchange request, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "application/json");
        request.sendResponseHeaders(200, body.length);
        request.getResponseBody().write(body);
        request.close();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
