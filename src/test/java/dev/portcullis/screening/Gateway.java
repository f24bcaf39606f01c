package dev.portcullis.screening;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.blocking.BlockingRoom;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.WantedGroups;
import dev.portcullis.message.IdentityChange;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rulebook.RuleBooks;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.senders.Crowds;
import dev.portcullis.senders.LastInbounds;
import dev.portcullis.senders.SenderMoves;
import dev.portcullis.senders.SenderStore;
import dev.portcullis.testing.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Everything between a parsed delivery and Meta, without Quarkus and HTTP; nothing of it runs by itself. */
final class Gateway implements AutoCloseable {

    private static final RuleBook RULES = RuleBooks.of(Path.of("src/test/resources/rules-of-laws"));
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    final BlockingRoom blocking;
    final SenderMoves moves;
    final WantedGroups groups;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Store store;
    private final RuleSet rules;
    private Optional<Duration> shadowAfter = Optional.empty();
    private final Caution caution;
    private final Assessment assessment;

    Gateway(Store store) {
        this(store, RULES.current());
    }

    Gateway(Store store, RuleSet rules) {
        this(store, rules, new BlockingRoom(store, 1_000_000));
    }

    /** The same gateway with other rules. */
    Gateway(Store store, RuleSet rules, BlockingRoom blocking) {
        this.store = store;
        this.rules = rules;
        this.blocking = blocking;
        this.moves = new SenderMoves(store.pipeline(), store.keys());
        SenderStore senders = new SenderStore(store.pipeline(), store.keys(), metrics);
        ScreeningReport report = new ScreeningReport(metrics);
        Offering offering = new Offering(blocking.book(), blocking.idleWorkers(), report);
        Contributions contributions = new Contributions(
                new Crowds(store.pipeline(), store.keys()),
                new People(moves, blocking.book()),
                new LastInbounds(store.pipeline(), store.keys()));
        this.groups = new WantedGroups(store.pipeline(), store.keys(), blocking.clock());
        this.caution = new Caution(moves, blocking.book());
        this.assessment = new Assessment(
                senders,
                blocking.book(),
                groups,
                blocking.lines(),
                caution,
                new Deliberation(senders, contributions, offering),
                offering,
                report,
                THREADS);
    }

    /** What is older on arrival from now on is not acted on. */
    void shadowAfter(Duration age) {
        shadowAfter = Optional.of(age);
    }

    void receive(InboundMessage... messages) {
        receive(List.of(messages), List.of());
    }

    void receive(IdentityChange change) {
        receive(List.of(), List.of(change));
    }

    void receive(List<InboundMessage> messages, List<IdentityChange> changes) {
        Instant now = blocking.clock().instant();
        changes.forEach(change -> caution.move(change, now));
        assessment
                .of(messages, new Judgement(rules, Mode.ENFORCE, Arrival.of(now, shadowAfter)))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    /** What is queued is brought to Meta, and so is what that leaves unclear. */
    void work() {
        blocking.work();
        blocking.letTimePass();
        blocking.work();
    }

    Set<Sender> blocked() {
        return blocking.meta().blocked();
    }

    /** Which rules spoke of whom, by the ids that their messages showed. */
    Set<String> verdicts() {
        return blocking.decisions().stream()
                .map(AuditEntry.Decided::decision)
                .map(decision -> decision.rule() + " " + decision.sender().key().value())
                .collect(Collectors.toSet());
    }

    Optional<Case> caseOf(Sender sender) {
        return blocking.book().find(BlockingRoom.LINE, sender.key());
    }

    Optional<Instant> lastInbound(Sender sender) {
        return new LastInbounds(store.pipeline(), store.keys()).of(BlockingRoom.LINE, sender);
    }

    Store store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
