package dev.portcullis.access;

import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.secrets.SecretSource;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What the replicas share of sessions: the key of their seals, and which have been signed out. For code that may block;
 * without Redis nothing is known.
 */
@Singleton
final class SessionRegister {

    /** Every use prolongs it. */
    private static final Duration KEY_KEPT = Duration.ofDays(30);

    private final Pipeline redis;
    private final Keys keys;
    private final Optional<SecretSource> configured;
    private final SecureRandom random = new SecureRandom();

    SessionRegister(Pipeline redis, Keys keys, AdminConfig config) {
        this.redis = redis;
        this.keys = keys;
        this.configured = SecretSource.of("portcullis.admin.session-key", config.sessionKey(), config.sessionKeyFile());
    }

    SessionSeal seal() {
        String key = configured.flatMap(SecretSource::current).orElseGet(this::sharedKey);
        return new SessionSeal(new Mac256(key.getBytes(StandardCharsets.UTF_8)).of("seal of sessions"));
    }

    boolean hasEnded(SessionTicket ticket) {
        return redis.await(Call.command("EXISTS", keys.endedSession(ticket.id())))
                        .number()
                > 0;
    }

    void end(SessionTicket ticket, Duration longest) {
        redis.await(Call.command("SET", keys.endedSession(ticket.id()), "1", "EX", longest.toSeconds() + 1));
    }

    /** The first replica that needs one makes it. */
    private String sharedKey() {
        byte[] fresh = new byte[Mac256.KEY_BYTES];
        random.nextBytes(fresh);
        String candidate = Base64.getEncoder().encodeToString(fresh);
        List<Reply> replies = redis.await(List.of(
                Call.command("SET", keys.sessionKey(), candidate, "NX", "EX", KEY_KEPT.toSeconds()),
                Call.command("GETEX", keys.sessionKey(), "EX", KEY_KEPT.toSeconds())));
        return replies.get(1).text();
    }
}
