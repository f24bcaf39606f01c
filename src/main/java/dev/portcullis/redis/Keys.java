package dev.portcullis.redis;

import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Every key name of the gateway.
 *
 * <p>A sender's keys share the hash tag of their lane, so that one script call handles a message in a cluster too.
 * The lanes of a line spread its senders over slots; cases and their queue share the tag of the line.
 */
@Singleton
public final class Keys {

    /** Lanes a line. A change moves every sender's state to other keys, so it needs a migration. */
    public static final int LANES = 64;

    private static final Duration ALIAS_PERIOD = Duration.ofDays(2);

    private final String prefix;

    public Keys(RedisConfig config) {
        this.prefix = config.prefix();
    }

    /** All lines seen: hash of line to its account. */
    public String lines() {
        return prefix + "lines";
    }

    /** Deliveries and messages that could not be read: a stream, and the bytes that it holds. */
    public String deadLetters() {
        return prefix + "{dead}:letters";
    }

    public String deadLetterBytes() {
        return prefix + "{dead}:bytes";
    }

    /** The files of the last good rule folder, in the first form that they were ever kept in: a zip file. */
    public String lastGoodRules() {
        return prefix + "rules:last-good:1";
    }

    /** Set of the ids of those processes that share this Redis. */
    public String replicas() {
        return prefix + "{replicas}:ids";
    }

    /** What one of them judges by. */
    public String replica(String id) {
        return prefix + "{replicas}:of:" + id;
    }

    /** What the replicas seal sessions of the panel with. */
    public String sessionKey() {
        return prefix + "session:key:1";
    }

    /** There while a session that was signed out could still be used. */
    public String endedSession(String id) {
        return prefix + "session:ended:" + id;
    }

    /** What a request was answered that came with a key of its own. */
    public String answer(String request) {
        return prefix + "answer:" + request;
    }

    /** Hash of what was asked to be undone. */
    public String undo(String id) {
        return prefix + "undo:" + id;
    }

    /** The lock of a job that one replica does at a time. */
    public String jobLock(String job) {
        return prefix + "lock:" + job;
    }

    /** Written so that there is something to wait for, in the hash slot that the tag names. */
    String mark(String tag) {
        return prefix + "{" + tag + "}:mark";
    }

    public LineKeys line(LineId line) {
        return new LineKeys(prefix + "{" + line.value() + "}:");
    }

    public LaneKeys lane(LineId line, SenderId id) {
        return lane(line, Math.floorMod(spread(id), LANES));
    }

    public LaneKeys lane(LineId line, int lane) {
        return new LaneKeys(prefix + "{" + line.value() + "/" + lane + "}:");
    }

    /**
     * @param counter names what is counted
     * @param shared a digest of what the messages share
     */
    public CrowdKeys crowd(LineId line, String counter, String shared) {
        return new CrowdKeys(prefix + "{" + line.value() + "/" + counter + "/" + shared + "}:");
    }

    /** What the names of all crowds' keys look like, for a search. */
    public String crowds(LineId line) {
        return CrowdKeys.pattern(prefix, line);
    }

    /** The same in each process. */
    static int spread(SenderId id) {
        int hash = id.value().hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    /** Counts the alias periods; also tells when a pair has to be shown anew. */
    public static long period(Instant at) {
        return at.getEpochSecond() / ALIAS_PERIOD.toSeconds();
    }

    /** How long the aliases of a period are kept. */
    public static Duration aliasesKept() {
        return ALIAS_PERIOD.multipliedBy(2);
    }

    /** The keys of one line. */
    public record LineKeys(String base) {

        /** Everything that a script may touch which carries a case on, in the order that such scripts take it in. */
        public List<String> ofCases() {
            return List.of(
                    cases(),
                    queue(),
                    deadlines(),
                    forgettable(),
                    wanted(),
                    audit(),
                    leases(),
                    causes(),
                    list(),
                    spreading(),
                    allowed());
        }

        /** Hash of sender id to case; of a sender's other id to {@code @} and the first. */
        public String cases() {
            return base + "cases";
        }

        /** Sorted set of sender ids by due time: what the worker has to do. */
        public String queue() {
            return base + "queue";
        }

        /** Sorted set of queued sender ids by the end of their window as far as was known when they were queued. */
        public String deadlines() {
            return base + "deadlines";
        }

        /** Sorted set of sender ids by the time at which their closed case may be forgotten. */
        public String forgettable() {
            return base + "forgettable";
        }

        /** Sorted set of what was recorded: hash of message and rule, by time. */
        public String once() {
            return base + "once";
        }

        /** Sorted set of the alerts that were raised, by the time of their message. */
        public String alerts() {
            return base + "alerts";
        }

        /** Stream of decisions and of Meta's answers. */
        public String audit() {
            return base + "audit";
        }

        /** Sorted set of the places of what people did, the latest last. */
        public String deeds() {
            return base + "deeds";
        }

        /** Hash of such a place to what was done, and with {@code :came} to what came of it. */
        public String deedTexts() {
            return base + "deed-texts";
        }

        /** Stream of what stood around the places that rules matched, each under the id of its decision. */
        public String texts() {
            return base + "texts";
        }

        /** Hash of how often what was said, of the hour that begins then. */
        public String hits(Instant hour) {
            return base + "hits:" + hour.getEpochSecond() / 3_600;
        }

        /** Sorted set of the cases a rule opened, by time. */
        public String opened(String rule) {
            return base + "opened:" + rule;
        }

        /** Sorted set of all cases opened on the line, by time. */
        public String opened() {
            return base + "opened";
        }

        /** Hash of the rules that hit a limit on this line to the time when they did, with {@code :line} if it was the line's. */
        public String tripped() {
            return base + "tripped";
        }

        /** Sorted set of the wanted senders by the time when they came to be wanted. */
        public String wanted() {
            return base + "wanted";
        }

        /** Sorted set of those wanted senders whose flag does not last, by the end of it: where to look. */
        public String wantedEnds() {
            return base + "wanted-ends";
        }

        /** Hash of the number prefixes and countries whose senders are wanted. */
        public String wantedGroups() {
            return base + "wanted-groups";
        }

        /** Sorted set of the blocked senders whose block does not last, by the end of their lease. */
        public String leases() {
            return base + "leases";
        }

        /** Sorted set, by name, of the rule, time and sender id of each case that its rule may yet be undone for. */
        public String causes() {
            return base + "causes";
        }

        /** Sorted set of the sender ids that an undo was about, in the order in which they were found. */
        public String undone(String undo) {
            return base + "undone:" + undo;
        }

        /**
         * Hash of what is known of Meta's list: its length when it was last read, what has changed since, its length on
         * each of the last days, how it differed from our cases, and what people were told of it.
         */
        public String list() {
            return base + "list";
        }

        /** Sorted set of sender ids whose block other lines have to be told of, by the time when that came to be. */
        public String spreading() {
            return base + "spreading";
        }

        /** Sorted set of sender ids that no rule blocks, by the end of that. */
        public String allowed() {
            return base + "allowed";
        }

        /** Held by the replica that may write to Meta. */
        public String lock() {
            return base + "lock";
        }

        /** What its holder claimed last, for a claim whose answer was lost. */
        public String lastClaim() {
            return base + "last-claim";
        }

        /** There while Meta is left alone for a moment, after it failed or asked for it. */
        public String rest() {
            return base + "rest";
        }

        /** Hash of when Meta last answered, and of its last failure. */
        public String contact() {
            return base + "contact";
        }

        /** Why nothing is sent to Meta for this line, if so. */
        public String paused() {
            return base + "paused";
        }
    }
}
