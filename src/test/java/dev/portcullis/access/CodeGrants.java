package dev.portcullis.access;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A provider's side of the authorization code flow with PKCE: strict in what it takes, each code once. */
final class CodeGrants {

    private record User(String name, String... roles) {}

    private record Grant(User user, Map<String, String> asked) {}

    private final Keyring keys;
    private final String issuer;
    private final Optional<String> secret;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile User expected = new User("nobody");
    private volatile boolean forging;

    CodeGrants(Keyring keys, String issuer, Optional<String> secret) {
        this.keys = keys;
        this.issuer = issuer;
        this.secret = secret;
    }

    void expect(String user, String... roles) {
        expected = new User(user, roles);
    }

    void forge(boolean now) {
        forging = now;
    }

    /** The page on which somebody says who they are. */
    void ask(HttpExchange request) throws IOException {
        Map<String, String> asked = fields(request.getRequestURI().getRawQuery());
        boolean complete = IdentityProvider.CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && Arrays.asList(asked.getOrDefault("scope", "").split(" ")).contains("openid")
                && asked.containsKey("state")
                && asked.containsKey("nonce")
                && asked.getOrDefault("redirect_uri", "").endsWith("/sign-in/provider/callback");
        if (!complete) {
            IdentityProvider.answer(request, 400, "text/plain", "This is no request for a code: " + asked);
            return;
        }
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(expected, asked));
        String back = asked.get("redirect_uri") + "?state=" + encoded(asked.get("state"));
        IdentityProvider.answer(request, 200, "text/html; charset=UTF-8", """
                <!doctype html><html lang="en"><title>The provider</title>
                <link rel="icon" href="data:,">
                <a id="yes" href="%1$s&amp;code=%2$s">Go on as %3$s</a>
                <a id="no" href="%1$s&amp;error=access_denied&amp;error_description=No">Go back</a>
                """.formatted(back, code, expected.name()));
    }

    void give(HttpExchange request) throws IOException {
        Map<String, String> form = fields(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        boolean fair = grant != null
                && isClient(request, form)
                && grant.asked().get("redirect_uri").equals(form.get("redirect_uri"))
                && grant.asked().get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")));
        if (!fair) {
            IdentityProvider.answer(request, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        User user = grant.user();
        String nonce = grant.asked().get("nonce");
        Keyring signer = forging ? new Keyring() : keys;
        IdentityProvider.answer(
                request,
                "{\"id_token\":\"%s\",\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                        .formatted(
                                signer.idToken(issuer, IdentityProvider.CLIENT, nonce, user.name(), user.roles()),
                                signer.token(issuer, "userinfo", user.name())));
    }

    private boolean isClient(HttpExchange request, Map<String, String> form) {
        String header = request.getRequestHeaders().getFirst("Authorization");
        return secret.map(known -> ("Basic "
                                + Base64.getEncoder()
                                        .encodeToString((IdentityProvider.CLIENT + ":" + known)
                                                .getBytes(StandardCharsets.UTF_8)))
                        .equals(header))
                .orElseGet(() -> header == null && IdentityProvider.CLIENT.equals(form.get("client_id")));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Mac256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
