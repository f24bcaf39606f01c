package dev.portcullis.dev;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything the emulator remembers. Not thread-safe: whoever uses it holds its monitor. */
final class Platform {

    private static final int CALLS_KEPT = 20_000;

    private final InstantSource source;
    private final People people = new People();
    private final Map<String, BusinessLine> lines = new HashMap<>();
    private final Deque<Call> calls = new ArrayDeque<>();
    private final Failures failures = new Failures();
    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private final AccessCheck firstAccess;
    private AccessCheck access;
    private Limits limits = Limits.META;
    private Duration offset = Duration.ZERO;
    private Duration delay = Duration.ZERO;

    Platform(EmulatorSettings settings) {
        source = settings.clock();
        firstAccess = new AccessCheck(settings.accessTokens(), settings.appSecret());
        access = firstAccess;
    }

    /** Forgets everything but what it was started with. */
    void reset() {
        people.forgetAll();
        lines.clear();
        calls.clear();
        failures.clear();
        quirks.clear();
        access = firstAccess;
        limits = Limits.META;
        offset = Duration.ZERO;
        delay = Duration.ZERO;
    }

    Instant now() {
        return source.instant().plus(offset);
    }

    void advance(Duration by) {
        offset = offset.plus(by);
    }

    People people() {
        return people;
    }

    void openLine(String id, String countryCode, String nationalNumber) {
        lines.put(id, new BusinessLine(countryCode, nationalNumber, people));
    }

    /** The line, opened with Meta's own kind of sample number if nobody declared it. */
    BusinessLine lineOrNew(String id) {
        return lines.computeIfAbsent(id, unknown -> new BusinessLine("1", "5557770100", people));
    }

    Optional<BusinessLine> line(String id) {
        return quirks.contains(Quirk.STRANGERS_HAVE_WRITTEN)
                ? Optional.of(lineOrNew(id))
                : Optional.ofNullable(lines.get(id));
    }

    void log(Call call) {
        calls.addLast(call);
        if (calls.size() > CALLS_KEPT) {
            calls.removeFirst();
        }
    }

    List<Call> calls() {
        return new ArrayList<>(calls);
    }

    Failures failures() {
        return failures;
    }

    Set<Quirk> quirks() {
        return quirks;
    }

    AccessCheck access() {
        return access;
    }

    void letIn(Set<String> tokens) {
        access = new AccessCheck(tokens, access.appSecret());
    }

    Limits limits() {
        return limits;
    }

    void limitTo(Limits limits) {
        this.limits = limits;
    }

    Duration delay() {
        return delay;
    }

    void delayBy(Duration delay) {
        this.delay = delay;
    }
}
