package dev.portcullis.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An OpenID provider: where its keys are, the keys, a page on which people sign in, and tokens for what that page gave.
 * It stands on another site than the gateway.
 */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager, AutoCloseable {

    static final String CLIENT = "portcullis";

    /** As short as some are, so that the state of a sign-in needs the key of the sessions. */
    static final String SECRET = "a secret";

    /** Init argument: {@code true} makes the gateway a client with a secret. */
    static final String CONFIDENTIAL = "confidential";

    private final Keyring keys = new Keyring();
    private boolean confidential;
    private HttpServer server;
    private CodeGrants grants;
    private volatile boolean silent;

    @Override
    public void init(Map<String, String> arguments) {
        confidential = Boolean.parseBoolean(arguments.get(CONFIDENTIAL));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        grants = new CodeGrants(keys, url(), confidential ? Optional.of(SECRET) : Optional.empty());
        server.createContext("/.well-known/openid-configuration", request -> answer(request, description()));
        server.createContext("/keys", request -> answer(request, keys.publicKeys()));
        server.createContext("/authorize", grants::ask);
        server.createContext("/token", request -> {
            if (silent) {
                request.close();
            } else {
                grants.give(request);
            }
        });
        server.start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                url(),
                "quarkus.oidc.client-id",
                CLIENT,
                "quarkus.oidc.token.audience",
                CLIENT,
                "portcullis.admin.oidc.operators",
                "operator,Messaging Team",
                "portcullis.admin.oidc.admins",
                "gateway-admins"));
        if (confidential) {
            settings.put("quarkus.oidc.credentials.secret", SECRET);
        }
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(IdentityProvider.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }

    String token(String user, String... roles) {
        return keys.token(url(), CLIENT, user, roles);
    }

    String tokenForAnother(String user, String... roles) {
        return keys.token(url(), "another-client", user, roles);
    }

    String forgedToken(String user, String... roles) {
        return new Keyring().token(url(), CLIENT, user, roles);
    }

    /** Started apart from any test of Quarkus; answers it and the settings of a gateway that asks it. */
    public static Map.Entry<IdentityProvider, Map<String, String>> open() {
        IdentityProvider provider = new IdentityProvider();
        provider.init(Map.of(CONFIDENTIAL, "true"));
        return Map.entry(provider, provider.start());
    }

    /** From now on that is who sits at the browser. */
    public void expect(String user, String... roles) {
        grants.expect(user, roles);
    }

    /** From now on tokens are signed by other keys than it has told. */
    void forge(boolean forging) {
        grants.forge(forging);
    }

    /** From now on it takes no code for a token. */
    void fallSilent(boolean fallen) {
        silent = fallen;
    }

    /** By name, since to a browser 127.0.0.1 would be the same site as the gateway. */
    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private String description() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize",
                 "token_endpoint":"%1$s/token"}""".formatted(url());
    }

    static void answer(HttpExchange request, String json) throws IOException {
        answer(request, 200, "application/json", json);
    }

    static void answer(HttpExchange request, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", type);
        request.sendResponseHeaders(status, body.length);
        request.getResponseBody().write(body);
        request.close();
    }
}
