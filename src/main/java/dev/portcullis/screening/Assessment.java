package dev.portcullis.screening;

import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.Offer;
import dev.portcullis.blocking.Standing;
import dev.portcullis.blocking.WantedGroups;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderKey;
import dev.portcullis.rules.Match;
import dev.portcullis.screening.Deliberation.Outcome;
import dev.portcullis.senders.Lines;
import dev.portcullis.senders.Observation;
import dev.portcullis.senders.SenderStore;
import dev.portcullis.senders.Sighting;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Takes messages through match, observe, judge and offer. */
@Singleton
final class Assessment {

    private final SenderStore senders;
    private final CaseBook cases;
    private final WantedGroups wantedGroups;
    private final Lines lines;
    private final Caution caution;
    private final Deliberation deliberation;
    private final Offering offering;
    private final ScreeningReport report;
    private final ExecutorService blocking;

    Assessment(
            SenderStore senders,
            CaseBook cases,
            WantedGroups wantedGroups,
            Lines lines,
            Caution caution,
            Deliberation deliberation,
            Offering offering,
            ScreeningReport report,
            @VirtualThreads ExecutorService blocking) {
        this.senders = senders;
        this.cases = cases;
        this.wantedGroups = wantedGroups;
        this.lines = lines;
        this.caution = caution;
        this.deliberation = deliberation;
        this.offering = offering;
        this.report = report;
        this.blocking = blocking;
    }

    /** Completes when every effect of the messages is in Redis. */
    Uni<Void> of(List<InboundMessage> messages, Judgement judgement) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Match> matches = messages.stream()
                .map(judgement.ruleSet()::match)
                .filter(Assessment::leavesATrace)
                .toList();
        report.faults(matches);
        if (matches.isEmpty()) {
            return lines.note(messages);
        }
        return Uni.combine()
                .all()
                .unis(
                        observe(matches, judgement),
                        standings(matches),
                        wantedGroups.lately(linesOf(matches)),
                        lines.note(messages))
                .asTuple()
                .chain(known ->
                        conclude(matches, known.getItem1(), known.getItem2(), judgement.wanting(known.getItem3())));
    }

    /** A history of thousands of messages, which most rules don't look at, is not worth a call to Redis for each. */
    private static boolean leavesATrace(Match match) {
        return match.message().content().kind().isSent()
                || !match.isEmpty()
                || !match.faults().isEmpty();
    }

    private static Set<LineId> linesOf(List<Match> matches) {
        return matches.stream().map(match -> match.message().line()).collect(Collectors.toSet());
    }

    private Uni<List<Observation>> observe(List<Match> matches, Judgement judgement) {
        String ruleSet = judgement.ruleSet().hash();
        return senders.observe(
                matches.stream()
                        .map(match ->
                                Sighting.of(match.message(), match.windows()).askedBy(ruleSet))
                        .toList(),
                judgement.now());
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
        List<Supplier<Outcome>> open = new ArrayList<>();
        Set<SenderKey> joined = joined(matches, observations);
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            InboundMessage message = match.message();
            Standing standing = standings.get(message.line()).get(message.sender());
            if (joined.contains(message.key())) {
                open.add(() -> withCare(match, judgement));
                continue;
            }
            switch (judgement.of(match, observations.get(i), standing)) {
                case Judgement.Conclusion.Judged judged -> offers.addAll(judged.offers());
                case Judgement.Conclusion.NeedsMore more ->
                    open.add(() -> deliberation.conclude(match, more.author(), more.recorded(), judgement));
                case Judgement.Conclusion.NeedsCare needsCare -> open.add(() -> withCare(match, judgement));
            }
        }
        Uni<Void> made = offering.make(offers, judgement.now());
        return open.isEmpty() ? made : made.chain(() -> finish(open, judgement.now()));
    }

    private Outcome withCare(Match match, Judgement judgement) {
        return deliberation.conclude(match, caution.author(match.message(), judgement.now()), judgement);
    }

    /** One after the other, since what one message settles for many senders is not to be settled again by each. */
    private Uni<Void> finish(List<Supplier<Outcome>> open, Instant now) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(blocking)
                .invoke(() -> open.forEach(each -> deliberation.carryOut(each.get(), now)));
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
}
