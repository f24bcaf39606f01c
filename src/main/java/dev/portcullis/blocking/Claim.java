package dev.portcullis.blocking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a worker gets when it asks for work. */
sealed interface Claim {

    /** Another replica writes to Meta for this line. */
    record Busy(Duration forAtMost) implements Claim {}

    /** @param untilDue until the next case is due, if any is queued */
    record Idle(Optional<Duration> untilDue) implements Claim {}

    /** The line is paused; nothing but a probe now and then is sent. */
    record Paused(Duration untilProbe) implements Claim {}

    /** These are the worker's until its lease ends, and so is the right to write to Meta. */
    record Claimed(List<Case> cases) implements Claim {}
}
