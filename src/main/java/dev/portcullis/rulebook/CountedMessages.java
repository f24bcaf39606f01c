package dev.portcullis.rulebook;

import dev.portcullis.rules.Contributor;
import dev.portcullis.rules.Counted;
import dev.portcullis.rules.Measure;
import dev.portcullis.rules.Tally;
import dev.portcullis.rules.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages of one counter, by their own times; a message is there once for each of its marks. */
final class CountedMessages {

    private static final int FEWEST_KEPT = 1_000;

    private final List<Counted> byTime = new ArrayList<>();
    private final Set<Member> known = new HashSet<>();
    private long most = FEWEST_KEPT;

    private record Member(String message, String mark) {}

    /** Keeps four times as many messages as the highest threshold that is asked about, as Redis does. */
    void keepFor(int atLeast) {
        most = Math.max(most, 4L * atLeast);
    }

    /** Adds a message that is not there yet; the oldest falls out where there are too many. */
    void add(Counted counted) {
        if (known.add(new Member(counted.message(), counted.mark()))) {
            byTime.add(firstAfter(counted.at()), counted);
            if (byTime.size() > most) {
                byTime.removeFirst();
            }
        }
    }

    /** What a window around a message of that time holds. */
    Answer ask(Window window, Instant at) {
        if (endsAt(at) && isPlain(window)) {
            return new Answer(byTime.size() - firstAfter(at.minus(window.within())), List.of());
        }
        List<Counted> near = near(window, at);
        if (!canReach(window, near.size())) {
            return new Answer(near.size(), List.of());
        }
        Tally tally = new Tally(near);
        return new Answer(
                tally.most(window, at), window.crowd().isPresent() ? tally.contributors(window, at) : List.of());
    }

    /**
     * @param count exact where it reaches the window's threshold, else only too small
     * @param contributors whom to act on where many senders are counted together
     */
    record Answer(long count, List<Contributor> contributors) {}

    /** Of plain messages the most are in the stretch that ends with the last one, and a long flood is soon judged. */
    private static boolean isPlain(Window window) {
        return window.measure() instanceof Measure.Messages && window.crowd().isEmpty();
    }

    private boolean endsAt(Instant time) {
        return !byTime.getLast().at().isAfter(time);
    }

    private static boolean canReach(Window window, int messages) {
        return window.measure() instanceof Measure.Points || messages >= window.atLeast();
    }

    /** As far from the message as anything may lie that decides on it. */
    private List<Counted> near(Window window, Instant at) {
        Duration reach =
                window.within().plus(window.crowd().map(Window.Crowd::sweep).orElse(Duration.ZERO));
        return byTime.subList(firstAfter(at.minus(reach).minusNanos(1)), firstAfter(at.plus(reach)));
    }

    private int firstAfter(Instant time) {
        int low = 0;
        int high = byTime.size();
        if (high > 0 && !byTime.getLast().at().isAfter(time)) {
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byTime.get(middle).at().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
