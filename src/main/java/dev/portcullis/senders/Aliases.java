package dev.portcullis.senders;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.LaneKeys;
import dev.portcullis.redis.Script;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which pairs of phone number and business-scoped id this process has written to Redis already, so that a message of a
 * known pair costs no second call. Forgetting a pair costs one call, nothing else.
 */
final class Aliases {

    private static final int REMEMBERED = 50_000;

    private final Keys keys;
    private final Set<Pair> written = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    Aliases(Keys keys) {
        this.keys = keys;
    }

    /** The pair that a message shows and that has to be written down, if any. */
    Optional<Pair> unwritten(InboundMessage message, Instant now) {
        return message.sender()
                .phone()
                .flatMap(phone -> message.sender()
                        .scopedId()
                        .map(scoped -> new Pair(message.line(), phone, scoped, Keys.period(now))))
                .filter(pair -> !written.contains(pair));
    }

    Call write(Pair pair, Instant now) {
        LaneKeys lane = keys.lane(pair.line(), pair.phone());
        return Call.script(
                Script.ALIAS,
                List.of(
                        lane.aliases(pair.phone(), now),
                        lane.earlierAliases(pair.phone(), now),
                        lane.seen(),
                        lane.counters(pair.phone())),
                List.of(
                        pair.phone().value(),
                        pair.scopedId().value(),
                        now.plus(Keys.aliasesKept()).toEpochMilli()));
    }

    void wrote(Pair pair) {
        written.add(pair);
    }

    /** So that the pair is written anew when it is shown again. */
    void forget(LineId line, SenderId id) {
        written.removeIf(pair -> pair.line().equals(line)
                && (pair.phone().equals(id) || pair.scopedId().equals(id)));
    }

    /** A pair, and the period in which it was shown. */
    record Pair(LineId line, PhoneNumber phone, BusinessScopedId scopedId, long period) {}

    private static final class Recent extends LinkedHashMap<Pair, Boolean> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
