package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.CrowdKeys;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.rules.Counted;
import dev.portcullis.rules.Window;
import dev.portcullis.rules.Window.Crowd;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What many senders' messages have in common. For code that may block.
 *
 * <p>Once the first senders were acted on, a message is held against the nearest others and against those who still
 * wait, so that the ten-thousandth message of a campaign costs no more than the tenth.
 */
@Singleton
public final class Crowds {

    private static final int MEMBERS_A_CALL = 500;
    private static final int FEWEST_NEAR = 20;

    private final Pipeline pipeline;
    private final Keys keys;

    public Crowds(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /**
     * A window of a crowd's counter.
     *
     * @param ruleSet whose question it is
     */
    public record Place(LineId line, Window window, String ruleSet) {

        private CrowdKeys names(Keys keys) {
            return keys.crowd(line, window.counter(), crowd().key());
        }

        private Crowd crowd() {
            return window.crowd().orElseThrow();
        }

        private String waiting(Keys keys) {
            return names(keys).waiting(CrowdCall.question(window, ruleSet));
        }

        /** Messages so far apart may have to do with each other. */
        private Duration reach() {
            return window.within().compareTo(crowd().sweep()) > 0 ? window.within() : crowd().sweep();
        }
    }

    /**
     * Messages around one message.
     *
     * @param waiting those of them whose senders wait to be acted on, and up to the end of the window all that there are
     * @param whole whether that is all of them
     */
    public record Gathering(List<Counted> counted, List<Counted> waiting, boolean whole) {

        public Gathering {
            counted = List.copyOf(counted);
            waiting = List.copyOf(waiting);
        }
    }

    /** As much as is enough as a rule: all of them, or the nearest where some were acted on already. */
    public Gathering near(Place place, Instant at) {
        return gather(place, at, Math.max(FEWEST_NEAR, 4 * place.window().atLeast()));
    }

    /** All of them. */
    public Gathering whole(Place place, Instant at) {
        return gather(place, at, -1);
    }

    private Gathering gather(Place place, Instant at, int limit) {
        long from = at.minus(place.reach()).toEpochMilli();
        Reply reply = pipeline.await(Call.script(
                Script.GATHER,
                List.of(place.names(keys).counted(), place.waiting(keys)),
                List.of(
                        at.toEpochMilli(),
                        from,
                        at.plus(place.reach()).toEpochMilli(),
                        from,
                        "(" + at.plus(place.window().within()).toEpochMilli(),
                        limit)));
        List<Counted> counted = members(reply.at(1));
        boolean acted = reply.at(0).number() == 1;
        return new Gathering(counted, acted ? members(reply.at(2)) : counted, !acted || limit == -1);
    }

    private static List<Counted> members(Reply reply) {
        List<Counted> members = new ArrayList<>(reply.size() / 2);
        for (int i = 0; i + 1 < reply.size(); i += 2) {
            members.add(CrowdMember.read(
                    reply.at(i).bytes(), Instant.ofEpochMilli(reply.at(i + 1).number())));
        }
        return members;
    }

    /** The senders of these messages wait no longer. Doing it again changes nothing. */
    public void acted(Place place, Collection<Counted> messages) {
        List<byte[]> members = messages.stream().map(CrowdMember::of).toList();
        for (int from = 0; from < members.size(); from += MEMBERS_A_CALL) {
            pipeline.await(Call.script(
                    Script.ACTED,
                    List.of(place.names(keys).counted(), place.waiting(keys)),
                    members.subList(from, Math.min(members.size(), from + MEMBERS_A_CALL))));
        }
    }
}
