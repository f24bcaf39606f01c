package dev.portcullis.senders;

import dev.portcullis.redis.Call;
import dev.portcullis.redis.CrowdKeys;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.rules.Counted;
import dev.portcullis.rules.Measure;
import dev.portcullis.rules.Window;
import dev.portcullis.rules.Window.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One call of {@code crowd.lua}: a message in one counter that it shares with those of other senders. */
final class CrowdCall {

    private static final int FEWEST_KEPT = 10_000;
    private static final Duration DAY = Duration.ofHours(24);

    private final Call call;
    private final List<Window> windows;

    private CrowdCall(Keys keys, Sighting sighting, List<Window> windows, Instant now) {
        this.windows = windows;
        Window first = windows.getFirst();
        CrowdKeys names = keys.crowd(
                sighting.message().line(), first.counter(), crowd(first).key());
        List<String> keyNames = new ArrayList<>(List.of(names.counted()));
        List<byte[]> members = members(sighting, windows);
        List<Object> arguments = new ArrayList<>(List.of(
                sighting.message().sentAt().toEpochMilli(),
                now.toEpochMilli(),
                kept(windows).toMillis(),
                bound(windows),
                members.size()));
        arguments.addAll(members);
        for (Window window : windows) {
            keyNames.add(names.waiting(question(window, sighting.ruleSet())));
            arguments.addAll(List.of(
                    window.within().toMillis(),
                    window.atLeast(),
                    crowd(window).sweep().toMillis(),
                    window.measure() instanceof Measure.Distinct ? 1 : 0));
        }
        this.call = Call.script(Script.CROWD, keyNames, arguments);
    }

    /** A call for each counter; none where the message touches no crowd's. */
    static List<CrowdCall> of(Keys keys, Sighting sighting, Instant now) {
        if (sighting.windows().stream().noneMatch(window -> window.crowd().isPresent())
                || !EventTime.of(sighting.message(), now).counts()) {
            return List.of();
        }
        Map<String, List<Window>> byCounter = new LinkedHashMap<>();
        for (Window window : sighting.windows()) {
            window.crowd()
                    .ifPresent(crowd -> byCounter
                            .computeIfAbsent(window.counter() + crowd.key(), counter -> new ArrayList<>())
                            .add(window));
        }
        return byCounter.values().stream()
                .map(windows -> new CrowdCall(keys, sighting, windows, now))
                .toList();
    }

    Call call() {
        return call;
    }

    static long dropped(Reply reply) {
        return reply.at(0).number();
    }

    /** The windows that may hold enough. */
    Set<Window> read(Reply reply) {
        Set<Window> open = new HashSet<>();
        for (int i = 0; i < windows.size(); i++) {
            if (reply.at(1 + i).number() == 1) {
                open.add(windows.get(i));
            }
        }
        return open;
    }

    /** Names a window among those of its counter. Other rules ask anew, so that theirs is done too. */
    static String question(Window window, String ruleSet) {
        return ruleSet + ":" + window.within().toSeconds() + ":" + window.atLeast() + ":"
                + crowd(window).sweep().toSeconds();
    }

    private static Crowd crowd(Window window) {
        return window.crowd().orElseThrow();
    }

    /** By the ids that the message shows, the same however well the sender is known. */
    private static List<byte[]> members(Sighting sighting, List<Window> windows) {
        Set<String> marks = new TreeSet<>();
        windows.forEach(window -> marks.addAll(window.measure().marks()));
        String hash = MessageHash.of(sighting.message());
        return marks.stream()
                .map(mark -> CrowdMember.of(new Counted(
                        hash,
                        sighting.message().sentAt(),
                        mark,
                        sighting.message().sender())))
                .toList();
    }

    /** As long as a message that comes a day late can still complete a stretch, or an earlier one be swept. */
    private static Duration kept(Collection<Window> windows) {
        return windows.stream()
                .map(window -> window.within().plus(longer(DAY, crowd(window).sweep())))
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(DAY);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static int bound(List<Window> windows) {
        return Math.max(
                FEWEST_KEPT,
                4 * windows.stream().mapToInt(Window::atLeast).max().orElseThrow());
    }
}
