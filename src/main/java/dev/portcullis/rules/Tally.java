package dev.portcullis.rules;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a counter around one message, and what its windows hold. Pure; the scripts in Redis count one sender's
 * messages by the same law.
 */
public final class Tally {

    private static final Comparator<Counted> BY_TIME =
            Comparator.comparing(Counted::at).thenComparing(Counted::message).thenComparing(Counted::mark);

    private final List<Counted> counted;
    private final Map<PhoneNumber, BusinessScopedId> shown = new HashMap<>();

    /** @param counted in any order; of the same message with the same mark the earliest counts */
    public Tally(Collection<Counted> counted) {
        Map<String, Counted> first = new HashMap<>();
        counted.forEach(each ->
                first.merge(each.message() + " " + each.mark(), each, (a, b) -> BY_TIME.compare(a, b) <= 0 ? a : b));
        this.counted = first.values().stream().sorted(BY_TIME).toList();
        this.counted.forEach(each -> each.sender()
                .phone()
                .ifPresent(phone -> each.sender().scopedId().ifPresent(scoped -> shown.put(phone, scoped))));
    }

    /** Without the messages that are no evidence any more. */
    public Tally without(Predicate<Counted> excused) {
        return new Tally(counted.stream().filter(excused.negate()).toList());
    }

    /** Everyone who sent one of the messages. */
    public List<Sender> senders() {
        return counted.stream().map(Counted::sender).distinct().toList();
    }

    /**
     * The most that any stretch shorter than the window holds which contains a time or, as far as the window sweeps, is
     * led up to by it.
     *
     * @param at when this message was sent
     */
    public long most(Window window, Instant at) {
        if (window.measure() instanceof Measure.Earlier) {
            Instant from = at.minus(window.within());
            return counted.stream()
                    .filter(each -> each.at().isAfter(from) && each.at().isBefore(at))
                    .count();
        }
        long most = 0;
        for (Stretch stretch : stretches(window)) {
            if (stretch.contains(at) || stretch.isLedUpToBy(at, sweep(window))) {
                most = Math.max(most, stretch.amount());
            }
        }
        return most;
    }

    /**
     * Everyone to act on for a message of that time: whoever contributed to a stretch around it that reaches the
     * threshold, and, as far as the window sweeps, to what led up to one. It makes no difference which of the messages
     * came to be known last: together the answers for all of them name the same people.
     */
    public List<Contributor> contributors(Window window, Instant at) {
        BitSet inside = new BitSet();
        BitSet swept = new BitSet();
        for (Stretch stretch : stretches(window)) {
            Duration sweep = sweep(window);
            if (stretch.reached().isPresent() && stretch.contains(at)) {
                inside.set(stretch.begin(), stretch.end());
                int back = indexOf(stretch.reached().get().minus(sweep));
                swept.set(Math.min(back, stretch.begin()), stretch.begin());
            } else if (stretch.isLedUpToBy(at, sweep)) {
                swept.set(indexOf(at), indexOf(at.plusNanos(1)));
            }
        }
        return people(inside, swept);
    }

    private List<Contributor> people(BitSet inside, BitSet swept) {
        Map<SenderId, Contributor> latest = new HashMap<>();
        BitSet all = (BitSet) inside.clone();
        all.or(swept);
        all.stream().forEach(i -> {
            Counted each = counted.get(i);
            latest.merge(
                    person(each.sender()),
                    new Contributor(each.sender(), each.message(), each.at(), !inside.get(i)),
                    Tally::later);
        });
        return latest.values().stream()
                .sorted(Comparator.comparing(Contributor::sentAt).thenComparing(Contributor::message))
                .toList();
    }

    private static Contributor later(Contributor a, Contributor b) {
        Contributor later = a.sentAt().isBefore(b.sentAt()) ? b : a;
        return new Contributor(later.sender(), later.message(), later.sentAt(), a.swept() && b.swept());
    }

    /** One id for a person who is shown by number here and by business-scoped id there. */
    private SenderId person(Sender sender) {
        return sender.key() instanceof PhoneNumber phone && shown.containsKey(phone) ? shown.get(phone) : sender.key();
    }

    private static Duration sweep(Window window) {
        return window.crowd().map(Window.Crowd::sweep).orElse(Duration.ZERO);
    }

    /** The first message that was sent at that time or later. */
    private int indexOf(Instant time) {
        int low = 0;
        int high = counted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (counted.get(middle).at().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Messages from {@code begin} to before {@code end}.
     *
     * @param amount what they are, by the window's measure
     * @param reached when the first of them were enough, if they are
     */
    private record Stretch(int begin, int end, Instant first, Instant last, long amount, Optional<Instant> reached) {

        boolean contains(Instant time) {
            return !time.isBefore(first) && !time.isAfter(last);
        }

        boolean isLedUpToBy(Instant time, Duration sweep) {
            return time.isBefore(first)
                    && reached.filter(enough -> !time.isBefore(enough.minus(sweep)))
                            .isPresent();
        }
    }

    /** The widest stretches, each beginning where a message was sent and ending where the last that fits was. */
    private List<Stretch> stretches(Window window) {
        List<Stretch> stretches = new ArrayList<>();
        Sum widest = new Sum(window);
        Sum enough = new Sum(window);
        int end = 0;
        int reach = 0;
        for (int begin = 0; begin < counted.size(); begin++) {
            Instant first = counted.get(begin).at();
            Instant closes = first.plus(window.within());
            while (end < counted.size() && counted.get(end).at().isBefore(closes)) {
                widest.change(counted.get(end++), 1);
            }
            while (reach < end && enough.amount < window.atLeast()) {
                enough.change(counted.get(reach++), 1);
            }
            Instant last = counted.get(end - 1).at();
            Optional<Instant> reached = enough.amount < window.atLeast()
                    ? Optional.empty()
                    : Optional.of(counted.get(reach - 1).at());
            stretches.add(new Stretch(begin, end, first, last, widest.amount, reached));
            widest.change(counted.get(begin), -1);
            enough.change(counted.get(begin), -1);
        }
        return stretches;
    }

    /** What the messages of a stretch are together, by a window's measure. */
    private final class Sum {

        private final Measure measure;
        private final Map<String, Integer> messages = new HashMap<>();
        private long amount;

        Sum(Window window) {
            this.measure = window.measure();
        }

        void change(Counted each, int by) {
            for (String key : keys(measure, each)) {
                int before = messages.getOrDefault(key, 0);
                messages.put(key, before + by);
                amount += worth(key, before + by) - worth(key, before);
            }
        }

        private long worth(String key, int count) {
            return measure instanceof Measure.Points points
                    ? points(points.weights().get(key), count)
                    : Math.min(count, 1);
        }
    }

    /** What a message is counted as. */
    private Set<String> keys(Measure measure, Counted each) {
        return switch (measure) {
            case Measure.Messages messages -> Set.of(each.message());
            case Measure.Same same -> same.mark().equals(each.mark()) ? Set.of(each.message()) : Set.of();
            case Measure.Distinct distinct -> Set.of(distinctKey(each));
            case Measure.Points points -> Set.of(each.mark());
            case Measure.Earlier earlier -> Set.of();
        };
    }

    /** Where senders are told apart, one who is shown by another id is no other. */
    private String distinctKey(Counted each) {
        return each.mark().equals(mark(each.sender())) ? mark(Sender.of(person(each.sender()))) : each.mark();
    }

    private static long points(@Nullable Score score, int messages) {
        return score == null ? 0 : Math.min(score.most(), (long) score.add() * messages);
    }

    /** How a message is marked where senders are told apart. */
    static String mark(Sender sender) {
        return Digest.mark(sender.key().value());
    }
}
