package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.audit.Decision;
import dev.portcullis.audit.HitCounts;
import dev.portcullis.audit.ProofText;
import dev.portcullis.message.Lease;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

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

    /**
     * @param active how many senders of the line have an open window, as far as that is known
     * @param countedNow whether that is so at this moment, so that a rule can be stopped by it
     */
    Call of(Offer offer, Instant now, OptionalLong active, boolean countedNow) {
        LineKeys names = keys.line(offer.line());
        List<String> keyNames = new ArrayList<>(names.ofCases());
        keyNames.addAll(
                List.of(names.once(), names.tripped(), names.opened(), names.alerts(), names.texts(), names.hits(now)));
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
                DOUBT_AFTER.toMillis(),
                active.isPresent() ? active.getAsLong() : "",
                countedNow ? 1 : 0,
                audit.textKept().toMillis()));
        for (Offer.OfferedVerdict verdict : offer.verdicts()) {
            keyNames.add(names.opened(verdict.decision().rule()));
            arguments.addAll(arguments(offer, verdict));
        }
        return Call.script(Script.OFFER, keyNames, arguments);
    }

    private List<Object> arguments(Offer offer, Offer.OfferedVerdict verdict) {
        Decision decision = verdict.decision();
        Terms terms = verdict.terms();
        return List.<Object>of(
                decision.cause(),
                decision.rule(),
                verdict.acts() ? 1 : 0,
                terms.blocksPerHour().isPresent() ? terms.blocksPerHour().getAsInt() : "",
                terms.shareOfSenders().isPresent() ? terms.shareOfSenders().getAsDouble() : "",
                terms.lease().map(OfferCall::lengths).orElse(""),
                terms.lease()
                        .flatMap(Lease::growth)
                        .map(growth -> growth.forgetAfter().toMillis())
                        .orElse(0L),
                hash(offer.message(), decision.cause() + "/" + decision.rule()),
                decision.reason(),
                decision.ruleSet(),
                decision.toJson(),
                verdict.alert().map(alert -> hashes(alert, decision.rule())).orElse(new byte[0]),
                verdict.alert().<Object>map(alert -> alert.span().toMillis()).orElse(""),
                terms.harm(),
                terms.spreads() ? 1 : 0,
                text(offer, decision),
                HitCounts.nameOf(decision));
    }

    private String text(Offer offer, Decision decision) {
        return switch (audit.text()) {
            case NONE -> "";
            case MATCHED ->
                offer.content()
                        .map(content -> ProofText.around(decision.spans(), content))
                        .filter(texts -> !texts.isEmpty())
                        .map(ProofText::toJson)
                        .orElse("");
        };
    }

    /** How long the first block lasts, the second and so on, until they grow no more. */
    private static String lengths(Lease lease) {
        List<String> lengths = new ArrayList<>();
        Duration last = Duration.ZERO;
        for (Duration next = lease.length(1); next.compareTo(last) > 0; next = lease.length(lengths.size() + 1)) {
            lengths.add(Long.toString(next.toMillis()));
            last = next;
        }
        return String.join(",", lengths);
    }

    /** Whether nothing was done, since the line's senders have to be counted first. */
    static boolean needsCount(Reply reply) {
        return reply.at(0).text().equals("uncounted");
    }

    static List<Effect> effects(Reply reply) {
        return reply.elements().stream()
                .skip(1)
                .map(effect -> Effect.parse(effect.at(0).text()))
                .toList();
    }

    private static byte[] hashes(Offer.Alert alert, String rule) {
        ByteBuffer hashes = ByteBuffer.allocate(alert.subjects().size() * HASH_BYTES);
        alert.subjects().forEach(subject -> hashes.put(hash(subject, rule)));
        return hashes.array();
    }

    private static byte[] hash(String subject, String verdict) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(subject.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(verdict.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(), HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
