package dev.portcullis.graph;

import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one request to block or unblock.
 *
 * @param users an outcome for every user of the request, in its order
 * @param failure what went wrong with the call as a whole, where something did; it then speaks for the
 *     {@linkplain UserOutcome.Unmentioned unmentioned} users and for nobody else
 * @param waitHint how long Meta asks us to stay away from this line's account, where it said so
 */
public record Answer(Map<SenderId, UserOutcome> users, Optional<CallFailure> failure, Optional<Duration> waitHint) {

    public Answer {
        users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
    }
}
