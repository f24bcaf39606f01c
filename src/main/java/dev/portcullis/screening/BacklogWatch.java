package dev.portcullis.screening;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Notices messages that come late, and tells of each line when that begins and when it is over. */
@Singleton
class BacklogWatch {

    private static final Logger LOG = Logger.getLogger(BacklogWatch.class);

    /** What is older on arrival is late. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** Meta repeats what failed in bursts; a pause so long is the end. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private static final int MOST_LINES = 10_000;

    private final Map<LineId, Spell> spells = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Counter late;
    private final String consequence;

    BacklogWatch(BacklogConfig config, Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.late = Counter.builder("portcullis.messages.late")
                .description("Messages that were older than 5 minutes when they arrived; repeats count again")
                .register(metrics);
        Gauge.builder("portcullis.backlog.lines", spells, Map::size)
                .description("Lines on which late messages have arrived within the last 5 minutes")
                .register(metrics);
        this.consequence = config.shadowAfter()
                .map(limit -> "; verdicts on those older than " + plain(limit) + " are shadow")
                .orElse("");
    }

    /** An import of old messages is none of them. */
    void arrived(List<InboundMessage> messages, Instant now) {
        Instant punctual = now.minus(LATE);
        for (InboundMessage message : messages) {
            if (isLate(message, punctual)) {
                lateAmong(messages, punctual, now).forEach(this::note);
                return;
            }
        }
    }

    @Scheduled(
            identity = "backlog-watch",
            every = "30s",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void findEndings() {
        Instant now = clock.instant();
        spells.forEach((line, spell) -> {
            if (!spell.last().plus(QUIET).isAfter(now) && spells.remove(line, spell)) {
                LOG.infof(
                        "Line %s has worked off its backlog: %d messages came late, the oldest %s after it was sent",
                        line, spell.messages(), plain(spell.oldest()));
            }
        });
    }

    private static boolean isLate(InboundMessage message, Instant punctual) {
        return message.sentAt().isBefore(punctual) && message.content().kind() != MessageKind.HISTORY;
    }

    private static Map<LineId, Spell> lateAmong(List<InboundMessage> messages, Instant punctual, Instant now) {
        Map<LineId, Spell> found = new HashMap<>();
        messages.stream()
                .filter(message -> isLate(message, punctual))
                .forEach(message -> found.merge(
                        message.line(), new Spell(1, Duration.between(message.sentAt(), now), now), Spell::and));
        return found;
    }

    private void note(LineId line, Spell latest) {
        late.increment(latest.messages());
        if (spells.size() >= MOST_LINES && !spells.containsKey(line)) {
            return;
        }
        Spell whole = spells.merge(line, latest, Spell::and);
        if (whole == latest) {
            LOG.infof(
                    "Line %s is working off a backlog: messages of up to %s ago arrive%s",
                    line, plain(latest.oldest()), consequence);
        }
    }

    private static String plain(Duration age) {
        if (age.toDays() >= 2) {
            return age.toDays() + " d";
        }
        if (age.toHours() >= 2) {
            return age.toHours() + " h";
        }
        return age.toMinutes() >= 2 ? age.toMinutes() + " min" : age.toSeconds() + " s";
    }

    /**
     * What has come late on one line without a longer pause.
     *
     * @param oldest the greatest age on arrival
     * @param last when the latest of them came
     */
    private record Spell(long messages, Duration oldest, Instant last) {

        Spell and(Spell other) {
            return new Spell(
                    messages + other.messages,
                    oldest.compareTo(other.oldest) < 0 ? other.oldest : oldest,
                    last.isBefore(other.last) ? other.last : last);
        }
    }
}
