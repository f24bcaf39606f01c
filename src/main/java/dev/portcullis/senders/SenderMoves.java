package dev.portcullis.senders;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.senders.Trails.Step;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final Pipeline pipeline;
    private final Keys keys;
    private final Trails trails;

    public SenderMoves(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.trails = new Trails(pipeline, keys);
    }

    /** The id that the state of this one is kept under: itself, or where aliases and moves lead. */
    public SenderId current(LineId line, SenderId id, Instant now) {
        return trail(line, id, now).getLast();
    }

    /** This id, then each id that aliases and moves lead to. */
    public List<SenderId> trail(LineId line, SenderId id, Instant now) {
        List<SenderId> trail = new ArrayList<>(List.of(id));
        trails.from(line, List.of(id), now).get(id).forEach(step -> trail.add(step.to()));
        return trail;
    }

    /** Who goes by that id now, with the number where it is known to be this person's today. */
    public Sender owner(LineId line, SenderId id, Instant now) {
        Sender shown = Sender.of(id);
        return owners(line, List.of(shown), now).get(shown);
    }

    /** The same for many at once: who they are now, by all ids that are known to be theirs today. */
    public Map<Sender, Sender> owners(LineId line, Collection<Sender> shown, Instant now) {
        Map<SenderId, List<Step>> from =
                trails.from(line, shown.stream().map(Sender::key).toList(), now);
        Map<Sender, Sender> owners = new HashMap<>();
        shown.forEach(sender -> owners.put(sender, owner(sender, from.get(sender.key()))));
        return owners;
    }

    private static Sender owner(Sender shown, List<Step> steps) {
        SenderId key = steps.isEmpty() ? shown.key() : steps.getLast().to();
        if (shown.ids().contains(key)) {
            return shown;
        }
        return shown.key() instanceof PhoneNumber phone
                        && key instanceof BusinessScopedId scoped
                        && steps.getFirst().equals(new Step(key, true))
                ? Sender.of(scoped, phone)
                : Sender.of(key);
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
