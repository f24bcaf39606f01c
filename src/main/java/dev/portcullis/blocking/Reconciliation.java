package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.blocking.ReconciliationPlan.Adoption;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.graph.Listing;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.senders.Lines;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares our cases with Meta's list, and makes them say the same. For code that may block. */
@Singleton
public final class Reconciliation {

    /** A few milliseconds of Redis' time. */
    private static final int AT_ONCE = 25;

    private final BlocklistApi meta;
    private final Lines lines;
    private final CaseBook cases;
    private final HeldCases held;
    private final ListBook book;
    private final LineWorkers workers;
    private final Pipeline pipeline;
    private final Keys keys;
    private final AuditConfig audit;

    /** What came of reading a list. */
    public sealed interface Comparison {

        /** @param at when the reading began, by Redis' clock */
        record Planned(LineId line, Instant at, ReconciliationPlan plan) implements Comparison {

            Planned withoutMissing() {
                return new Planned(line, at, plan.withoutMissing());
            }
        }

        /** Meta did not give its list. */
        record Unread(Listing.Failed failed) implements Comparison {}
    }

    /** @param skipped cases that had changed since they were compared */
    public record Applied(int adopted, int released, int forgotten, int skipped) {

        /** How many came to what, without those of which there is none. */
        public Map<String, Long> counts() {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("adopted", (long) adopted);
            counts.put("released", (long) released);
            counts.put("forgotten", (long) forgotten);
            counts.put("skipped", (long) skipped);
            counts.values().removeIf(count -> count == 0);
            return counts;
        }
    }

    private enum Deed {
        ADOPT,
        RELEASE,
        FORGET,
        AGAIN;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param version of the case; empty where there is none */
    private record Item(Deed deed, SenderId key, String version, Sender sender) {

        static Item of(Deed deed, Case subject) {
            return new Item(deed, subject.key(), Long.toString(subject.version()), subject.sender());
        }

        static Item of(Adoption adoption) {
            return new Item(
                    Deed.ADOPT,
                    adoption.known().map(Case::key).orElseGet(adoption.sender()::key),
                    adoption.known()
                            .map(known -> Long.toString(known.version()))
                            .orElse(""),
                    adoption.sender());
        }
    }

    Reconciliation(
            BlocklistApi meta,
            Lines lines,
            CaseBook cases,
            HeldCases held,
            ListBook book,
            LineWorkers workers,
            Pipeline pipeline,
            Keys keys,
            AuditConfig audit) {
        this.meta = meta;
        this.lines = lines;
        this.cases = cases;
        this.held = held;
        this.book = book;
        this.workers = workers;
        this.pipeline = pipeline;
        this.keys = keys;
        this.audit = audit;
    }

    /** Reads Meta's list; changes nothing but what is known of its length. */
    public Comparison compare(LineId line) {
        ListBook.Mark began = book.mark(line);
        return switch (meta.list(line, lines.accountOf(line))) {
            case Listing.Failed failed -> new Comparison.Unread(failed);
            case Listing.Complete complete -> {
                ListBook.Mark ended = book.mark(line);
                ReconciliationPlan plan =
                        ReconciliationPlan.of(complete.users(), index(line, complete.users()), began.at());
                book.read(line, began, ended, (long) plan.listed() + plan.underWay());
                book.compared(line, began.at(), plan);
                yield new Comparison.Planned(line, began.at(), plan);
            }
        };
    }

    private CaseIndex index(LineId line, Collection<ListedUser> users) {
        CaseIndex index = new CaseIndex(held.of(line));
        Set<SenderId> strangers = users.stream()
                .filter(user -> index.of(user).isEmpty())
                .flatMap(CaseIndex::ids)
                .collect(Collectors.toSet());
        cases.find(line, strangers).forEach(index::add);
        return index;
    }

    /**
     * Carries a plan out in bounded steps. Nobody is blocked by that, and nobody unblocked; Meta is asked once more to
     * lift the blocks that it had refused to lift.
     *
     * @param by whom the audit names
     */
    public Applied apply(Comparison.Planned planned, String by) {
        ReconciliationPlan plan = planned.plan();
        List<Item> items = new ArrayList<>();
        plan.adopt().forEach(each -> items.add(Item.of(each)));
        plan.release().forEach(each -> items.add(Item.of(Deed.RELEASE, each)));
        plan.forget().forEach(each -> items.add(Item.of(Deed.FORGET, each)));
        plan.again().forEach(each -> items.add(Item.of(Deed.AGAIN, each)));
        Map<Deed, Integer> done = new EnumMap<>(Deed.class);
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            carryOut(planned, items.subList(from, Math.min(from + AT_ONCE, items.size())), by, done);
        }
        if (!plan.again().isEmpty()) {
            workers.wake(planned.line());
        }
        return new Applied(
                done.getOrDefault(Deed.ADOPT, 0),
                done.getOrDefault(Deed.RELEASE, 0),
                done.getOrDefault(Deed.FORGET, 0),
                items.size()
                        - done.values().stream().mapToInt(Integer::intValue).sum());
    }

    private void carryOut(Comparison.Planned planned, List<Item> items, String by, Map<Deed, Integer> done) {
        List<Object> arguments =
                new ArrayList<>(List.of(audit.entriesPerLine(), planned.at().toEpochMilli(), by));
        for (Item each : items) {
            arguments.add(each.deed().wireName());
            arguments.add(each.key().value());
            arguments.add(each.version());
            arguments.add(each.sender().phone().map(SenderId::value).orElse(""));
            arguments.add(each.sender().scopedId().map(SenderId::value).orElse(""));
        }
        Reply answers = pipeline.await(
                Call.script(Script.RECONCILE, keys.line(planned.line()).ofCases(), arguments));
        for (int i = 0; i < items.size(); i++) {
            done.merge(items.get(i).deed(), (int) answers.at(i).number(), Integer::sum);
        }
    }
}
