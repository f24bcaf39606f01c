package dev.portcullis.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The question by which Meta makes sure that a callback URL is ours, asked whenever it is registered.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint">
 *     Meta: create a webhook endpoint</a>
 */
final class Handshake {

    /** It is echoed to whoever asks, so nothing goes through that a browser could take for more than text. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~+/=-]{1,256}");

    private final Supplier<List<String>> tokens;

    /** @param tokens the verify tokens valid now */
    Handshake(Supplier<List<String>> tokens) {
        this.tokens = tokens;
    }

    /** The challenge to echo; empty if this is no question of Meta's, or not about us. */
    Optional<String> answer(@Nullable String mode, @Nullable String token, @Nullable String challenge) {
        boolean complete = mode != null && token != null && challenge != null;
        return complete
                        && mode.equals("subscribe")
                        && isOurs(token)
                        && CHALLENGE.matcher(challenge).matches()
                ? Optional.of(challenge)
                : Optional.empty();
    }

    private boolean isOurs(String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        boolean ours = false;
        for (String known : tokens.get()) {
            ours |= MessageDigest.isEqual(given, known.getBytes(StandardCharsets.UTF_8));
        }
        return ours;
    }
}
