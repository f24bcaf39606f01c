package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.senders.ActiveSenders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every sender's case: looked up, opened, called off, moved to a new id. What the worker does is elsewhere. */
@Singleton
public final class CaseBook {

    private static final char LEADS_TO = '@';
    private static final int HOPS = 4;
    private static final int IDS_A_READ = 1_000;

    private final Pipeline pipeline;
    private final Keys keys;
    private final Offers offers;
    private final AuditConfig audit;
    private final Duration grace;

    public CaseBook(
            Pipeline pipeline,
            Keys keys,
            LimitsConfig limits,
            AuditConfig audit,
            BlockingConfig config,
            ActiveSenders activeSenders) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.offers = new Offers(pipeline, new OfferCall(keys, limits, audit), activeSenders);
        this.audit = audit;
        this.grace = config.grace();
    }

    /** The standing of many senders of one line, in one read. */
    public Uni<Map<Sender, Standing>> of(LineId line, Set<Sender> senders) {
        List<Object> arguments = new ArrayList<>(List.of(keys.line(line).cases()));
        senders.forEach(sender -> sender.ids().forEach(id -> arguments.add(id.value())));
        return pipeline.send(List.of(Call.command("HMGET", arguments.toArray())))
                .map(replies -> {
                    Iterator<Reply> next = replies.getFirst().elements().iterator();
                    Map<Sender, Standing> standings = new HashMap<>();
                    for (Sender sender : senders) {
                        standings.put(sender, standing(sender, next));
                    }
                    return standings;
                });
    }

    private static Standing standing(Sender sender, Iterator<Reply> fields) {
        Standing standing = Standing.CLEAN;
        for (SenderId id : sender.ids()) {
            Reply field = fields.next();
            if (field.isNil()) {
                continue;
            }
            boolean isKey = id.equals(sender.key());
            boolean leadsOn = leadsOn(field.text());
            if (isKey && !leadsOn) {
                standing = new Standing.Known(CaseJson.read(field.text()));
            } else if (isKey || !leadsOn) {
                standing = new Standing.Elsewhere();
            }
        }
        return standing;
    }

    /** The case kept under that id or under one that it leads to. For code that may block. */
    public Optional<Case> find(LineId line, SenderId id) {
        return Optional.ofNullable(find(line, Set.of(id)).get(id));
    }

    /** The same for many at once; ids without a case are missing from the answer. */
    public Map<SenderId, Case> find(LineId line, Set<SenderId> ids) {
        Map<String, String> stored =
                stored(line, ids.stream().map(SenderId::value).toList());
        for (int hop = 0; hop < HOPS && stored.values().stream().anyMatch(CaseBook::leadsOn); hop++) {
            Map<String, String> next = stored(
                    line,
                    stored.values().stream()
                            .filter(CaseBook::leadsOn)
                            .map(CaseBook::leadsTo)
                            .distinct()
                            .toList());
            stored.replaceAll((id, text) -> leadsOn(text) ? next.getOrDefault(leadsTo(text), text) : text);
        }
        Map<SenderId, Case> found = new HashMap<>();
        for (SenderId id : ids) {
            String text = stored.get(id.value());
            if (text != null && !leadsOn(text)) {
                found.put(id, CaseJson.read(text));
            }
        }
        return found;
    }

    private Map<String, String> stored(LineId line, List<String> ids) {
        Map<String, String> stored = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_A_READ) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + IDS_A_READ));
            List<Object> arguments = new ArrayList<>(List.of(keys.line(line).cases()));
            arguments.addAll(some);
            Reply fields = pipeline.await(Call.command("HMGET", arguments.toArray()));
            for (int i = 0; i < some.size(); i++) {
                String id = some.get(i);
                fields.at(i).optionalText().ifPresent(text -> stored.put(id, text));
            }
        }
        return stored;
    }

    private static String leadsTo(String stored) {
        return stored.substring(1);
    }

    private static boolean leadsOn(String stored) {
        return stored.charAt(0) == LEADS_TO;
    }

    /** Records the verdicts and opens cases, one atomic step an offer; answers with an effect for each verdict. */
    public Uni<List<List<Effect>>> offer(List<Offer> offered, Instant now) {
        return offers.make(offered, now);
    }

    /**
     * Asks for a sender to be unblocked. Nothing sent up to now, by the clock of Redis, is evidence against them any more, and the rule that had
     * them blocked leaves them alone for the grace time.
     *
     * @return released, or pending where Meta has to be asked first
     */
    public CaseState release(LineId line, SenderId key, Sender sender, String auditEntry) {
        String state = pipeline.await(Call.script(
                        Script.RELEASE,
                        keys.line(line).ofCases(),
                        List.of(
                                key.value(),
                                sender.phone().map(SenderId::value).orElse(""),
                                sender.scopedId().map(SenderId::value).orElse(""),
                                audit.entriesPerLine(),
                                auditEntry,
                                grace.toMillis())))
                .text();
        return CaseState.parse(state);
    }

    /**
     * Carries the case, the pardon and the wanted flag over to a new id. For code that may block.
     *
     * @param accountGone whether the old id was another account at Meta, as after a number change
     */
    public void move(LineId line, SenderId from, Sender to, boolean accountGone) {
        pipeline.await(Call.script(
                Script.MOVE_CASE,
                keys.line(line).ofCases(),
                List.of(
                        from.value(),
                        to.key().value(),
                        to.phone().map(SenderId::value).orElse(""),
                        to.scopedId().map(SenderId::value).orElse(""),
                        accountGone ? "changed" : "same")));
    }
}
