package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.audit.DeedLog;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes back what rules did, and remembers whom that was about. The cases are found by an index of their own, so it
 * does not matter how long ago they were opened. In bounded steps, each of which is complete in itself: where an undo
 * is interrupted, the same one again does the rest. For code that may block.
 */
@Singleton
public final class UndoBook {

    private static final Logger LOG = Logger.getLogger(UndoBook.class);
    private static final Duration REMEMBERED = Duration.ofDays(8);
    private static final int STEP = 100;

    private final Pipeline pipeline;
    private final Keys keys;
    private final LineWorkers workers;
    private final DeedLog deeds;
    private final AuditConfig audit;
    private final Duration grace;
    private final InstantSource clock;

    public UndoBook(
            Pipeline pipeline,
            Keys keys,
            LineWorkers workers,
            DeedLog deeds,
            AuditConfig audit,
            BlockingConfig config,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.workers = workers;
        this.deeds = deeds;
        this.audit = audit;
        this.grace = config.grace();
        this.clock = clock;
    }

    /**
     * Calls off what the rule has open and takes its wanted flags back. Whether Meta has lifted a block is for the case
     * to tell.
     */
    public void carryOut(Undo undo) {
        remember(undo, false);
        for (LineId line : undo.lines()) {
            List<SenderId> found = carryOut(undo, line);
            if (!found.isEmpty()) {
                LOG.infof(
                        "Rule %s undone on line %s since %s by %s: %d cases",
                        undo.rule(), line, undo.since(), undo.by(), found.size());
            }
        }
        remember(undo, true);
    }

    /** An undo without effect on the line is no deed there. */
    private List<SenderId> carryOut(Undo undo, LineId line) {
        List<SenderId> met = walk(undo, line, true);
        Supplier<List<SenderId>> act = () -> walk(undo, line, false);
        return met.isEmpty()
                ? act.get()
                : deeds.during(line, undo.deed(met), act, found -> Map.of("undone", (long) found.size()));
    }

    /** Whom {@link #carryOut} would be about now. */
    public Map<LineId, List<SenderId>> preview(Undo undo) {
        Map<LineId, List<SenderId>> found = new LinkedHashMap<>();
        undo.lines().forEach(line -> found.put(line, walk(undo, line, true)));
        return found;
    }

    private List<SenderId> walk(Undo undo, LineId line, boolean previews) {
        List<SenderId> found = new ArrayList<>();
        String end = "";
        do {
            List<Reply> step = pipeline.await(step(undo, line, end, previews)).elements();
            end = step.getFirst().text();
            for (int i = 1; i < step.size(); i += 2) {
                found.add(id(step.get(i)));
            }
            if (!previews && step.size() > 1) {
                workers.wake(line);
            }
        } while (!end.isEmpty());
        return found;
    }

    private Call step(Undo undo, LineId line, String after, boolean previews) {
        List<String> keyNames = new ArrayList<>(keys.line(line).ofCases());
        keyNames.add(keys.line(line).undone(undo.id()));
        return Call.script(
                Script.UNDO,
                keyNames,
                List.of(
                        undo.rule(),
                        Math.max(0, undo.since().toEpochMilli()),
                        undo.until().<Object>map(Instant::toEpochMilli).orElse(""),
                        after,
                        STEP,
                        previews ? 1 : 0,
                        grace.toMillis(),
                        audit.entriesPerLine(),
                        undo.by(),
                        undo.words(),
                        previews ? 0 : clock.millis(),
                        REMEMBERED.toMillis()));
    }

    private void remember(Undo undo, boolean complete) {
        String key = keys.undo(undo.id());
        pipeline.await(List.of(
                Call.durable(
                        "HSET",
                        key,
                        "v",
                        1,
                        "rule",
                        undo.rule(),
                        "lines",
                        undo.lines().stream().map(LineId::value).collect(Collectors.joining(",")),
                        "since",
                        undo.since(),
                        "until",
                        undo.until().map(Instant::toString).orElse(""),
                        "by",
                        undo.by(),
                        "reason",
                        undo.reason(),
                        "asked",
                        undo.asked(),
                        "complete",
                        complete),
                Call.command("PEXPIRE", key, REMEMBERED.toMillis())));
    }

    /** What was asked for under that id in the last days. */
    public Optional<Undo> find(String id) {
        Map<String, String> stored =
                pipeline.await(Call.command("HGETALL", keys.undo(id))).pairs();
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(new Undo(
                        id,
                        stored.get("rule"),
                        Arrays.stream(stored.get("lines").split(","))
                                .flatMap(line -> LineId.parse(line).stream())
                                .toList(),
                        Instant.parse(stored.get("since")),
                        Optional.of(stored.get("until"))
                                .filter(text -> !text.isEmpty())
                                .map(Instant::parse),
                        stored.get("by"),
                        stored.get("reason"),
                        Instant.parse(stored.get("asked"))));
    }

    /** Whether it got to its end. One that was interrupted never does; the same one again does the rest. */
    public boolean isComplete(Undo undo) {
        return pipeline.await(Call.command("HGET", keys.undo(undo.id()), "complete"))
                .optionalText()
                .filter(Boolean::parseBoolean)
                .isPresent();
    }

    /** Some of those on a line whom it was about, in the order in which they were found. */
    public List<SenderId> found(Undo undo, LineId line, long from, int limit) {
        return pipeline
                .await(Call.command("ZRANGE", keys.line(line).undone(undo.id()), from, from + limit - 1))
                .elements()
                .stream()
                .map(UndoBook::id)
                .toList();
    }

    private static SenderId id(Reply reply) {
        return SenderId.parse(reply.text())
                .orElseThrow(() -> new IllegalStateException("a stored case names no sender"));
    }
}
