package dev.portcullis.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says a thing at once, and then at most once a minute with how often it happened, whoever knocks how often. */
final class RareLog {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Logger log;
    private final InstantSource clock;
    private final Map<Enum<?>, Said> said = new ConcurrentHashMap<>();

    RareLog(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    void warn(Enum<?> topic, String text) {
        Instant now = clock.instant();
        Said last = said.merge(topic, new Said(now, 0, true), (before, first) -> before.again(now));
        if (last.aloud()) {
            log.warn(last.kept() == 0 ? text : text + " (and " + last.kept() + " times since it was last said)");
        }
    }

    /**
     * @param kept how often it was not said before it was said again
     * @param aloud whether this time it is said
     */
    private record Said(Instant at, int kept, boolean aloud) {

        Said again(Instant now) {
            if (now.isBefore(at.plus(PAUSE))) {
                return new Said(at, aloud ? 1 : kept + 1, false);
            }
            return new Said(now, aloud ? 0 : kept, true);
        }
    }
}
