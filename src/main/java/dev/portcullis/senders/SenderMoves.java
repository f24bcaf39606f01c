package dev.portcullis.senders;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Keys.LaneKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows and changes the id that a sender's state is kept under. For code that may block.
 *
 * <p>A move takes several steps, since the two ids live in different slots. Every step can be repeated, and the old
 * state goes last: a move that was interrupted is done again when the message that caused it is delivered again.
 */
@Singleton
public final class SenderMoves {

    /** Meta repeats deliveries for up to a week, so messages of the old id may come that late. */
    private static final Duration OLD_ID_LEADS_ON = Duration.ofDays(8);

    private static final int HOPS = 4;

    private final Pipeline pipeline;
    private final Keys keys;

    public SenderMoves(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** The id that the state of this one is kept under: itself, or where aliases and moves lead. */
    public SenderId current(LineId line, SenderId id, Instant now) {
        return trail(line, id, now).getLast();
    }

    /** This id, then each id that aliases and moves lead to. */
    public List<SenderId> trail(LineId line, SenderId id, Instant now) {
        List<SenderId> trail = new ArrayList<>(List.of(id));
        for (int hop = 0; hop < HOPS; hop++) {
            Optional<SenderId> next = next(line, trail.getLast(), now);
            if (next.isEmpty()) {
                break;
            }
            trail.add(next.get());
        }
        return trail;
    }

    /** Who goes by that id now, with the number where it is known to be this person's today. */
    public Sender owner(LineId line, SenderId id, Instant now) {
        SenderId key = current(line, id, now);
        return id instanceof PhoneNumber phone
                        && key instanceof BusinessScopedId scoped
                        && shownBy(line, phone, now).filter(scoped::equals).isPresent()
                ? Sender.of(scoped, phone)
                : Sender.of(key);
    }

    /** Not where a number change leads: the old number is not theirs any more. */
    private Optional<SenderId> shownBy(LineId line, PhoneNumber phone, Instant now) {
        return first(aliases(line, phone, now));
    }

    private Optional<SenderId> next(LineId line, SenderId id, Instant now) {
        List<Call> calls = new ArrayList<>();
        if (id instanceof PhoneNumber phone) {
            calls.addAll(aliases(line, phone, now));
        }
        calls.add(Call.command("GET", keys.lane(line, id).moved(id)));
        return first(calls);
    }

    private List<Call> aliases(LineId line, PhoneNumber phone, Instant now) {
        LaneKeys lane = keys.lane(line, phone);
        return List.of(
                Call.command("HGET", lane.aliases(phone, now), phone.value()),
                Call.command("HGET", lane.earlierAliases(phone, now), phone.value()));
    }

    private Optional<SenderId> first(List<Call> calls) {
        return pipeline.await(calls).stream()
                .flatMap(reply -> reply.optionalText().stream())
                .flatMap(text -> SenderId.parse(text).stream())
                .findFirst();
    }

    /** Makes one history of both, under the new id. Nothing happens where the ids are the same. */
    public void move(LineId line, SenderId from, SenderId to) {
        move(line, from, to, to);
    }

    /**
     * The same where the new id has been left behind too.
     *
     * @param next where the old id leads from now on
     * @param to the end of that trail, where the state goes
     */
    public void move(LineId line, SenderId from, SenderId next, SenderId to) {
        if (from.equals(to)) {
            return;
        }
        LaneKeys oldLane = keys.lane(line, from);
        LaneKeys newLane = keys.lane(line, to);
        Reply state = pipeline.await(Call.script(
                Script.DEPART,
                List.of(oldLane.seen(), oldLane.moved(from), oldLane.counters(from)),
                List.of(from.value(), next.value(), oldLane.counterBase(from), OLD_ID_LEADS_ON.toMillis())));
        pipeline.await(Call.script(
                Script.ARRIVE,
                List.of(newLane.seen(), newLane.moved(to), newLane.counters(to)),
                arrival(to, newLane, state)));
        pipeline.await(Call.script(
                Script.FORGET,
                List.of(oldLane.seen(), oldLane.counters(from)),
                List.of(from.value(), oldLane.counterBase(from))));
    }

    private static List<Object> arrival(SenderId to, LaneKeys lane, Reply state) {
        List<Object> arguments = new ArrayList<>(
                List.of(to.value(), lane.counterBase(to), state.at(0).text()));
        for (int i = 1; i + 1 < state.size(); i += 2) {
            Reply members = state.at(i + 1);
            arguments.add(state.at(i).text());
            arguments.add(members.size() / 2);
            members.elements().forEach(element -> arguments.add(element.bytes()));
        }
        return arguments;
    }
}
