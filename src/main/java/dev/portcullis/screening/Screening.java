package dev.portcullis.screening;

import dev.portcullis.audit.DeadLetters;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.Effect;
import dev.portcullis.blocking.LineWorkers;
import dev.portcullis.blocking.Offer;
import dev.portcullis.blocking.Standing;
import dev.portcullis.message.Delivery;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderKey;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rules.Match;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.senders.Lines;
import dev.portcullis.senders.Observation;
import dev.portcullis.senders.SenderStore;
import dev.portcullis.senders.Sighting;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Takes a delivery through match, observe, judge and offer. */
@Singleton
public final class Screening {

    private final RuleBook rules;
    private final SenderStore senders;
    private final CaseBook cases;
    private final Lines lines;
    private final LineWorkers workers;
    private final Caution caution;
    private final DeadLetters deadLetters;
    private final ScreeningReport report;
    private final Clock clock;
    private final ExecutorService blocking;

    Screening(
            RuleBook rules,
            SenderStore senders,
            CaseBook cases,
            Lines lines,
            LineWorkers workers,
            Caution caution,
            DeadLetters deadLetters,
            ScreeningReport report,
            Clock clock,
            @VirtualThreads ExecutorService blocking) {
        this.rules = rules;
        this.senders = senders;
        this.cases = cases;
        this.lines = lines;
        this.workers = workers;
        this.caution = caution;
        this.deadLetters = deadLetters;
        this.report = report;
        this.clock = clock;
        this.blocking = blocking;
    }

    /** Completes when every effect of the delivery is in Redis; fails if one may not be, and can be called again then. */
    public Uni<Void> screen(Delivery delivery) {
        Instant now = clock.instant();
        // Each step of a chain carries its context along, which costs as much as parsing does; most deliveries need
        // one.
        if (delivery.identityChanges().isEmpty() && delivery.deadLetters().isEmpty()) {
            return judge(delivery.messages(), now);
        }
        return move(delivery.identityChanges(), now)
                .chain(() -> deadLetters.keep(delivery.deadLetters()))
                .chain(() -> judge(delivery.messages(), now));
    }

    private Uni<Void> move(List<IdentityChange> changes, Instant now) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : onBlockingThread(() -> changes.forEach(change -> caution.move(change, now)));
    }

    private Uni<Void> judge(List<InboundMessage> messages, Instant now) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        RuleSet ruleSet = rules.current();
        List<Match> matches = messages.stream()
                .map(ruleSet::match)
                .filter(Screening::leavesATrace)
                .toList();
        report.faults(matches);
        if (matches.isEmpty()) {
            return lines.note(messages);
        }
        Judgement judgement = new Judgement(ruleSet, rules.globalMode(), now);
        return Uni.combine()
                .all()
                .unis(observe(matches, now), standings(matches), lines.note(messages))
                .asTuple()
                .chain(known -> conclude(matches, known.getItem1(), known.getItem2(), judgement));
    }

    /** A history of thousands of messages, which most rules don't look at, is not worth a call to Redis for each. */
    private static boolean leavesATrace(Match match) {
        return match.message().content().kind().isSent()
                || !match.isEmpty()
                || !match.faults().isEmpty();
    }

    private Uni<List<Observation>> observe(List<Match> matches, Instant now) {
        return senders.observe(
                matches.stream()
                        .map(match -> Sighting.of(match.message(), match.windows()))
                        .toList(),
                now);
    }

    private Uni<Map<LineId, Map<Sender, Standing>>> standings(List<Match> matches) {
        Map<LineId, Set<Sender>> byLine = new LinkedHashMap<>();
        matches.forEach(match -> byLine.computeIfAbsent(match.message().line(), line -> new LinkedHashSet<>())
                .add(match.message().sender()));
        List<LineId> order = List.copyOf(byLine.keySet());
        if (order.size() == 1) {
            LineId line = order.getFirst();
            return cases.of(line, byLine.get(line)).map(standings -> Map.of(line, standings));
        }
        return Uni.join()
                .all(order.stream()
                        .map(line -> cases.of(line, byLine.get(line)))
                        .toList())
                .andFailFast()
                .map(read -> {
                    Map<LineId, Map<Sender, Standing>> standings = new LinkedHashMap<>();
                    for (int i = 0; i < order.size(); i++) {
                        standings.put(order.get(i), read.get(i));
                    }
                    return standings;
                });
    }

    private Uni<Void> conclude(
            List<Match> matches,
            List<Observation> observations,
            Map<LineId, Map<Sender, Standing>> standings,
            Judgement judgement) {
        List<Offer> offers = new ArrayList<>();
        List<Match> withCare = new ArrayList<>();
        Set<SenderKey> joined = joined(matches, observations);
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            InboundMessage message = match.message();
            Standing standing = standings.get(message.line()).get(message.sender());
            if (joined.contains(message.key())) {
                withCare.add(match);
                continue;
            }
            switch (judgement.of(match, observations.get(i), standing)) {
                case Judgement.Conclusion.Judged judged -> judged.offer().ifPresent(offers::add);
                case Judgement.Conclusion.NeedsCare needsCare -> withCare.add(match);
            }
        }
        if (withCare.isEmpty()) {
            return offer(offers, judgement.now());
        }
        return onBlockingThread(() -> {
                    for (Match match : withCare) {
                        caution.judge(match, judgement).ifPresent(offers::add);
                    }
                })
                .chain(() -> offer(offers, judgement.now()));
    }

    /** Numbers that this very delivery shows to be somebody's whose business-scoped id is known. */
    private static Set<SenderKey> joined(List<Match> matches, List<Observation> observations) {
        Set<SenderKey> joined = new HashSet<>();
        for (int i = 0; i < matches.size(); i++) {
            InboundMessage message = matches.get(i).message();
            if (observations.get(i) instanceof Observation.Divided) {
                message.sender().phone().ifPresent(phone -> joined.add(new SenderKey(message.line(), phone)));
            }
        }
        return joined;
    }

    private Uni<Void> offer(List<Offer> offers, Instant now) {
        if (offers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cases.offer(offers, now).invoke(effects -> tell(offers, effects)).replaceWithVoid();
    }

    private void tell(List<Offer> offers, List<List<Effect>> effects) {
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            report.offered(offer, effects.get(i));
            if (offer.verdicts().isEmpty() || effects.get(i).stream().anyMatch(Screening::needsWorker)) {
                workers.wake(offer.line());
            }
        }
    }

    private static boolean needsWorker(Effect effect) {
        return effect == Effect.OPENED || effect == Effect.DOUBTED;
    }

    private Uni<Void> onBlockingThread(Runnable work) {
        return Uni.createFrom().voidItem().emitOn(blocking).invoke(work);
    }
}
