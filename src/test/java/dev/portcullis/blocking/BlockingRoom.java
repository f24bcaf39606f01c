package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.Decision;
import dev.portcullis.audit.DeedLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.blocking.Offer.OfferedVerdict;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.JobLocks;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.redis.Reply;
import dev.portcullis.senders.ActiveSenders;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.Lines;
import dev.portcullis.senders.SenderStore;
import dev.portcullis.senders.SenderWindow;
import dev.portcullis.senders.Sighting;
import dev.portcullis.testing.AuditSettings;
import dev.portcullis.testing.FakeMeta;
import dev.portcullis.testing.ManualClock;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The blocking room without Quarkus, over a real store and a fake Meta. Its own clock is the gateway's, not Redis'. */
public final class BlockingRoom implements AutoCloseable {

    public static final LineId LINE = Messages.LINE;

    private static final int LINE_LIMIT = 60;

    final Store store;
    final FakeMeta meta = new FakeMeta();
    final ManualClock clock = new ManualClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    final CaseBook book;
    final CaseQueue queue;
    final LinePauses pauses;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AuditConfig audit = AuditSettings.AMPLE;
    private final Lines lines;
    private final LastInbounds lastInbounds;
    private final SenderStore senders;
    private final ActiveSenders active;
    private final Duration grace;
    private final CaseReport report = new CaseReport(metrics);

    private record Limits(int blocksPerHour) implements LimitsConfig {}

    private record Settings(Duration margin, Duration poll, Duration grace, int batch) implements BlockingConfig {}

    public BlockingRoom(Store store) {
        this(store, LINE_LIMIT);
    }

    public BlockingRoom(Store store, int lineLimit) {
        this(store, lineLimit, Duration.ZERO);
    }

    /** @param grace for which a rule leaves alone whose block a person has lifted */
    BlockingRoom(Store store, int lineLimit, Duration grace) {
        this.store = store;
        this.grace = grace;
        this.active = new ActiveSenders(store.pipeline(), store.keys());
        this.book = new CaseBook(store.pipeline(), store.keys(), new Limits(lineLimit), audit, settings(1_000), active);
        this.queue = new CaseQueue(store.pipeline(), store.keys(), audit);
        this.pauses = new LinePauses(store.pipeline(), store.keys());
        this.lines = new Lines(store.pipeline(), store.keys());
        this.lastInbounds = new LastInbounds(store.pipeline(), store.keys());
        this.senders = new SenderStore(store.pipeline(), store.keys(), metrics);
    }

    BlockingConfig settings(int batch) {
        return new Settings(Duration.ofSeconds(30), Duration.ofMillis(20), grace, batch);
    }

    public FakeMeta meta() {
        return meta;
    }

    public CaseBook book() {
        return book;
    }

    public Lines lines() {
        return lines;
    }

    public ManualClock clock() {
        return clock;
    }

    /** A worker of its own, as each replica has one for each line. */
    LineWorker worker() {
        return worker(1_000);
    }

    LineWorker worker(int batch) {
        return new LineWorker(
                LINE,
                queue,
                meta,
                lastInbounds,
                lines,
                settings(batch),
                report,
                new LineHealth(LINE, pauses, clock),
                clock);
    }

    /** Woken by offers, but started by nobody: what is queued is left to {@link #work()}. */
    public LineWorkers idleWorkers() {
        LineWorkers workers = new LineWorkers(queue, pauses, meta, lastInbounds, lines, settings(1_000), report, clock);
        try {
            workers.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return workers;
    }

    OverdueCases overdue() {
        JobLocks locks = new JobLocks(store.pipeline(), store.keys());
        return new OverdueCases(
                queue, lastInbounds, lines, locks, store.pipeline(), store.keys(), report, clock, metrics);
    }

    /** As if the sender had written to the line in some time past. */
    void note(Sender sender) {
        lines.note(List.of(Messages.text(sender, "m", clock.instant(), "hello")))
                .await()
                .indefinitely();
    }

    ExpiredLeases leases() {
        JobLocks locks = new JobLocks(store.pipeline(), store.keys());
        return new ExpiredLeases(store.pipeline(), store.keys(), lines, locks, idleWorkers(), audit, metrics);
    }

    Breakers breakers() {
        return new Breakers(store.pipeline(), store.keys(), audit);
    }

    DeedLog deeds() {
        return new DeedLog(store.pipeline(), store.keys(), audit);
    }

    UndoBook undos(InstantSource time) {
        return new UndoBook(store.pipeline(), store.keys(), idleWorkers(), deeds(), audit, settings(1_000), time);
    }

    /** What is due now is done, and whatever becomes due at once by that. */
    public void work() {
        work(worker());
    }

    void work(LineWorker worker) {
        while (worker.turn().isZero()) {
            // The turn has claimed something and settled it.
        }
    }

    /** As if all waiting times were over, those of retries and those of lost claims. */
    public void letTimePass() {
        store.ask("DEL", names().lock(), names().rest());
        for (Reply id : store.ask("ZRANGE", names().queue(), 0, -1).elements()) {
            store.ask("ZADD", names().queue(), "XX", 1, id.text());
        }
    }

    /** Meta was left alone for a moment after a failure. */
    void endRest() {
        store.ask("DEL", names().rest());
    }

    /** The sender wrote: last inbound in Redis, as a delivery leaves it. */
    public void wrote(Sender sender, Instant at) {
        meta.meet(sender);
        senders.observe(
                Sighting.of(Messages.text(sender, "wamid." + at.toEpochMilli(), at, "hello"), Set.of()),
                clock.instant());
    }

    /** An enforced block verdict of a rule on a message sent now. */
    Effect offer(Sender sender, String message) {
        return offer(sender, message, clock.instant(), rule(sender, "flood", 1_000, message));
    }

    Effect offer(Sender sender, String message, Instant at, OfferedVerdict... verdicts) {
        return offerAll(sender, message, at, verdicts).getFirst();
    }

    List<Effect> offerAll(Sender sender, String message, Instant at, OfferedVerdict... verdicts) {
        Offer offer = new Offer(LINE, sender.key(), sender, message, at, SenderWindow.closesAt(at), List.of(verdicts));
        return book.offer(List.of(offer), clock.instant())
                .await()
                .indefinitely()
                .getFirst();
    }

    OfferedVerdict rule(Sender sender, String rule, int limit, String message) {
        return verdict(sender, "rule", rule, true, limit, message);
    }

    OfferedVerdict wanted(Sender sender, String message) {
        return verdict(sender, "wanted", "flood", true, Integer.MAX_VALUE, message);
    }

    OfferedVerdict verdict(Sender sender, String cause, String rule, boolean acts, int limit, String message) {
        return OfferedVerdict.of(
                acts,
                cause.equals("rule") ? Terms.atMost(limit) : Terms.PLAIN,
                new Decision(
                        sender,
                        cause,
                        rule,
                        "hash",
                        "block",
                        "enforce",
                        "25 messages; \"quoted\"\nünïcode \\ and more",
                        List.of(),
                        List.of(),
                        Optional.of(new MessageId(message)),
                        clock.instant(),
                        clock.instant(),
                        Optional.empty()));
    }

    /** Written to us, offered, and the answer of Meta settled. */
    Case blocked(Sender sender) {
        wrote(sender, clock.instant());
        offer(sender, "wamid.of." + sender.key().value());
        work();
        return theCase(sender);
    }

    Case theCase(Sender sender) {
        return theCase(sender.key());
    }

    public Case theCase(SenderId id) {
        return book.find(LINE, id).orElseThrow();
    }

    CaseState state(Sender sender) {
        return theCase(sender).state().orElseThrow();
    }

    public CaseState release(Sender sender) {
        MetaAnswer entry = new MetaAnswer(
                sender,
                "asked",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("operator"),
                clock.instant());
        return book.release(LINE, sender.key(), sender, entry.toJson());
    }

    long queued() {
        return store.ask("ZCARD", names().queue()).number();
    }

    LineKeys names() {
        return store.keys().line(LINE);
    }

    public List<AuditEntry.Decided> decisions() {
        List<AuditEntry.Decided> decided = new ArrayList<>();
        for (AuditEntry entry : new AuditLog(store.pipeline(), store.keys()).before(LINE, EntryId.LAST, 10_000)) {
            if (entry instanceof AuditEntry.Decided each) {
                decided.add(each);
            }
        }
        return decided;
    }

    @Override
    public void close() {
        store.close();
    }
}
