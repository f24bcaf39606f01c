package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.audit.Decision;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How an offer is written down for {@code offer.lua}, and how its reply is read. */
final class OfferCall {

    /** Messages sent before a block and repeats arrive for a while after it; only later ones put it in doubt. */
    private static final Duration DOUBT_AFTER = Duration.ofMinutes(2);

    private static final int HASH_BYTES = 12;

    private final Keys keys;
    private final LimitsConfig limits;
    private final AuditConfig audit;

    OfferCall(Keys keys, LimitsConfig limits, AuditConfig audit) {
        this.keys = keys;
        this.limits = limits;
        this.audit = audit;
    }

    Call of(Offer offer, Instant now) {
        LineKeys names = keys.line(offer.line());
        List<String> keyNames = new ArrayList<>(List.of(
                names.cases(),
                names.queue(),
                names.deadlines(),
                names.forgettable(),
                names.once(),
                names.audit(),
                names.tripped(),
                names.opened(),
                names.wanted()));
        List<Object> arguments = new ArrayList<>(List.of(
                offer.key().value(),
                offer.sender().phone().map(SenderId::value).orElse(""),
                offer.sender().scopedId().map(SenderId::value).orElse(""),
                offer.message(),
                offer.sentAt().toEpochMilli(),
                now.toEpochMilli(),
                audit.entriesPerLine(),
                limits.blocksPerHour(),
                offer.windowClosesAt().toEpochMilli(),
                DOUBT_AFTER.toMillis()));
        for (Offer.OfferedVerdict verdict : offer.verdicts()) {
            Decision decision = verdict.decision();
            keyNames.add(names.opened(decision.rule()));
            arguments.addAll(List.of(
                    decision.cause(),
                    decision.rule(),
                    verdict.acts() ? 1 : 0,
                    verdict.blocksPerHour(),
                    onceMember(offer.message(), decision),
                    decision.reason(),
                    decision.ruleSet(),
                    decision.toJson()));
        }
        return Call.script(Script.OFFER, keyNames, arguments);
    }

    static List<Effect> effects(Reply reply) {
        return reply.elements().stream()
                .map(effect -> Effect.parse(effect.at(0).text()))
                .toList();
    }

    private static byte[] onceMember(String message, Decision decision) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(message.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update((decision.cause() + "/" + decision.rule()).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(), HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
