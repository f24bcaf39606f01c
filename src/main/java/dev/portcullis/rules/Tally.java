package dev.portcullis.rules;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * The most that any stretch shorter than the window holds which contains a time.
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
            if (stretch.contains(at)) {
                most = Math.max(most, stretch.amount());
            }
        }
        return most;
    }

    /**
     * Everyone to act on for a message of that time: whoever contributed to a stretch around it that reaches the
     * threshold, and, as far as the window sweeps, to what led up to one.
     */
    public List<Contributor> contributors(Window window, Instant at) {
        Duration sweep = window.crowd().map(Window.Crowd::sweep).orElse(Duration.ZERO);
        Map<SenderId, Contributor> latest = new HashMap<>();
        for (Stretch stretch : stretches(window)) {
            if (stretch.amount() < window.atLeast()) {
                continue;
            }
            Instant back = stretch.last().minus(sweep);
            boolean leadsUp = !at.isBefore(back) && at.isBefore(stretch.first());
            for (Counted each : counted) {
                boolean inside = stretch.contains(each.at());
                boolean swept = !each.at().isBefore(back) && each.at().isBefore(stretch.first());
                boolean concerned = stretch.contains(at) || leadsUp && each.at().equals(at);
                if (concerned && (inside || swept)) {
                    latest.merge(person(each.sender()), contributor(each, !inside), Tally::later);
                }
            }
        }
        return latest.values().stream()
                .sorted(Comparator.comparing(Contributor::sentAt).thenComparing(Contributor::message))
                .toList();
    }

    private static Contributor contributor(Counted counted, boolean swept) {
        return new Contributor(counted.sender(), counted.message(), counted.at(), swept);
    }

    private static Contributor later(Contributor a, Contributor b) {
        Contributor later = a.sentAt().isBefore(b.sentAt()) ? b : a;
        return new Contributor(later.sender(), later.message(), later.sentAt(), a.swept() && b.swept());
    }

    /** One id for a person who is shown by number here and by business-scoped id there. */
    private SenderId person(Sender sender) {
        return sender.key() instanceof PhoneNumber phone && shown.containsKey(phone) ? shown.get(phone) : sender.key();
    }

    /** @param amount what it holds, by the window's measure */
    private record Stretch(Instant first, Instant last, long amount) {

        boolean contains(Instant time) {
            return !time.isBefore(first) && !time.isAfter(last);
        }
    }

    /** The widest stretches, each beginning where a message was sent and ending where the last that fits was. */
    private List<Stretch> stretches(Window window) {
        List<Stretch> stretches = new ArrayList<>();
        Deque<Counted> inside = new ArrayDeque<>();
        Map<String, Integer> amounts = new HashMap<>();
        int next = 0;
        for (Counted begin : counted) {
            while (next < counted.size()
                    && counted.get(next).at().isBefore(begin.at().plus(window.within()))) {
                inside.addLast(counted.get(next));
                keys(window, counted.get(next)).forEach(key -> amounts.merge(key, 1, Integer::sum));
                next++;
            }
            stretches.add(new Stretch(begin.at(), inside.getLast().at(), amount(window, amounts)));
            keys(window, inside.removeFirst())
                    .forEach(key -> amounts.computeIfPresent(key, (k, n) -> n == 1 ? null : n - 1));
        }
        return stretches;
    }

    /** What a message is counted as. */
    private Set<String> keys(Window window, Counted each) {
        return switch (window.measure()) {
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

    private static long amount(Window window, Map<String, Integer> amounts) {
        return switch (window.measure()) {
            case Measure.Points points ->
                amounts.entrySet().stream()
                        .mapToLong(each -> points(points.weights().get(each.getKey()), each.getValue()))
                        .sum();
            default -> amounts.size();
        };
    }

    private static long points(@Nullable Score score, int messages) {
        return score == null ? 0 : Math.min(score.most(), (long) score.add() * messages);
    }

    /** How a message is marked where senders are told apart. */
    static String mark(Sender sender) {
        return Digest.mark(sender.key().value());
    }
}
