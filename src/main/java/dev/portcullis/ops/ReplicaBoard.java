package dev.portcullis.ops;

import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.rulebook.LiveSet;
import dev.portcullis.rulebook.Replicas;
import dev.portcullis.rulebook.RuleBook;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where each replica notes what it judges by. A note expires by itself, by Redis' own clock, if its replica does not
 * renew it.
 */
@Singleton
final class ReplicaBoard implements Replicas {

    private static final Duration NOTE = Duration.ofSeconds(20);
    private static final Duration IDS = Duration.ofDays(1);
    private static final String VERSION = "1";

    private final Pipeline pipeline;
    private final Keys keys;
    private final RuleBook book;
    private final String self;

    private final ReentrantLock turn = new ReentrantLock();
    private boolean left;

    @Inject
    ReplicaBoard(Pipeline pipeline, Keys keys, RuleBook book) {
        this(pipeline, keys, book, hostName() + "/" + ProcessHandle.current().pid());
    }

    ReplicaBoard(Pipeline pipeline, Keys keys, RuleBook book, String self) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.book = book;
        this.self = self;
    }

    private static String hostName() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(name -> !name.isBlank())
                .orElseGet(() -> {
                    try {
                        return InetAddress.getLocalHost().getHostName();
                    } catch (UnknownHostException e) {
                        return "localhost";
                    }
                });
    }

    /** Shows this replica to the others, unless it has {@link #leave left}. */
    void note() {
        turn.lock();
        try {
            if (!left) {
                pipeline.await(noteOf(self()));
            }
        } finally {
            turn.unlock();
        }
    }

    private List<Call> noteOf(Replica replica) {
        return List.of(
                Call.command(
                        "SET",
                        keys.replica(self),
                        String.join(
                                " ", VERSION, replica.hash(), replica.since().toString()),
                        "PX",
                        NOTE.toMillis()),
                Call.command("SADD", keys.replicas(), self),
                Call.command("EXPIRE", keys.replicas(), IDS.toSeconds()));
    }

    /** For good: the scheduler ticks on while a gateway stops, and must not note it again. */
    void leave() {
        turn.lock();
        try {
            left = true;
            pipeline.await(
                    List.of(Call.command("DEL", keys.replica(self)), Call.command("SREM", keys.replicas(), self)));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<Replica> running() {
        List<String> others = pipeline.await(Call.command("SMEMBERS", keys.replicas())).elements().stream()
                .map(Reply::text)
                .filter(id -> !id.equals(self))
                .sorted()
                .toList();
        List<Reply> notes = pipeline.await(
                others.stream().map(id -> Call.command("GET", keys.replica(id))).toList());
        List<Replica> running = new ArrayList<>(List.of(self()));
        for (int i = 0; i < others.size(); i++) {
            String id = others.get(i);
            if (notes.get(i).isNil()) {
                pipeline.await(Call.command("SREM", keys.replicas(), id));
            } else {
                read(id, notes.get(i).text()).ifPresent(running::add);
            }
        }
        return running;
    }

    private Replica self() {
        LiveSet live = book.live();
        return new Replica(self, live.ruleSet().hash(), live.loadedAt());
    }

    /** Empty where a later release has written in another form. */
    private static Optional<Replica> read(String id, String note) {
        String[] words = note.split(" ");
        if (words.length < 3 || !words[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Replica(id, words[1], Instant.parse(words[2])));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
