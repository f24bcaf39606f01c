package dev.portcullis.admin;

import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.blocking.Standing;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Waits for cases to be settled, by whichever replica does it. */
@Singleton
final class SettledCases {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final CaseBook cases;
    private final Clock clock;

    SettledCases(CaseBook cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** The cases as they are when none is pending any more, or when the time is up. */
    Map<SenderId, Case> await(LineId line, Collection<SenderId> keys, Instant until) {
        Map<SenderId, Case> known = new HashMap<>();
        Set<SenderId> open = new LinkedHashSet<>(keys);
        Duration pause = FIRST_PAUSE;
        while (true) {
            read(line, open, known);
            open.removeIf(key -> known.containsKey(key) && isSettled(known.get(key)));
            if (open.isEmpty()
                    || !clock.instant().isBefore(until)
                    || Thread.currentThread().isInterrupted()) {
                return known;
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
    }

    private void read(LineId line, Set<SenderId> keys, Map<SenderId, Case> known) {
        Set<Sender> senders = keys.stream().map(Sender::of).collect(Collectors.toSet());
        cases.of(line, senders).await().indefinitely().forEach((sender, standing) -> {
            if (standing instanceof Standing.Known found) {
                known.put(sender.key(), found.found());
            }
        });
    }

    private static boolean isSettled(Case found) {
        return found.state().filter(state -> state != CaseState.PENDING).isPresent();
    }
}
