package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an {@link Answer} of what came back from a request to block or unblock.
 *
 * <p>Meta's pages contradict each other on the HTTP status of a partial success, so the lists decide about each user
 * whatever the status; the error at the top speaks only for users that no list mentions.
 */
final class AnswerReader {

    private final Set<SenderId> requested;
    private final String doneList;
    private final Credentials credentials;

    /** @param doneList {@code added_users} or {@code removed_users} */
    AnswerReader(Set<SenderId> requested, String doneList, Credentials credentials) {
        this.requested = requested;
        this.doneList = doneList;
        this.credentials = credentials;
    }

    Answer read(Exchange exchange, Instant now) {
        return switch (exchange) {
            case Exchange.Lost lost -> withoutAnswer(requested, Failures.of(lost));
            case Exchange.Answered answered -> read(answered, now);
        };
    }

    private Answer read(Exchange.Answered answered, Instant now) {
        ErrorReader errors = new ErrorReader(answered.status(), credentials);
        Optional<JsonNode> body = GraphJson.parse(answered.body());
        Optional<Fault> top = body.flatMap(errors::faultOf);
        Optional<JsonNode> lists =
                body.map(object -> object.path("block_users")).filter(JsonNode::isObject);
        Map<SenderId, UserOutcome> outcomes =
                lists.map(found -> outcomes(found, top, errors)).orElse(Map.of());
        Optional<CallFailure> failure = lists.isPresent()
                ? top.filter(fault -> fault.error().code() != Fault.SOME_USERS_FAILED)
                        .map(Fault::asFailure)
                : Optional.of(
                        top.map(Fault::asFailure).orElseGet(() -> Failures.ofAnswerWithoutError(answered, errors)));
        boolean throttled =
                failure.map(CallFailure::kind).filter(WaitHints::isThrottled).isPresent()
                        || outcomes.values().stream().anyMatch(AnswerReader::isThrottled);
        return answer(requested, outcomes, failure, WaitHints.of(answered, throttled, now));
    }

    /** The answer where Meta gave none. */
    static Answer withoutAnswer(Set<SenderId> requested, CallFailure failure) {
        return answer(requested, Map.of(), Optional.of(failure), Optional.empty());
    }

    private static Answer answer(
            Set<SenderId> requested,
            Map<SenderId, UserOutcome> outcomes,
            Optional<CallFailure> failure,
            Optional<Duration> waitHint) {
        Map<SenderId, UserOutcome> users = new LinkedHashMap<>();
        requested.forEach(id -> users.put(id, outcomes.getOrDefault(id, new UserOutcome.Unmentioned())));
        return new Answer(users, failure, waitHint);
    }

    /**
     * A user in both lists counts as done: that list is Meta's positive statement, while the other may speak of a
     * second entry for the same user.
     */
    private Map<SenderId, UserOutcome> outcomes(JsonNode lists, Optional<Fault> top, ErrorReader errors) {
        OutcomesByUser outcomes = new OutcomesByUser(new RequestedUsers(requested));
        for (JsonNode element : GraphJson.elements(lists.path(doneList))) {
            outcomes.add(element, new UserOutcome.Done(GraphJson.user(element)));
        }
        Fault otherwise = top.orElseGet(() -> errors.unstated("Meta refused the user without giving a reason", ""));
        for (FailedUser user : FailedUser.in(lists, errors)) {
            Fault fault = user.fault().orElse(otherwise);
            outcomes.add(user.element(), new UserOutcome.Refused(fault.error(), fault.kind()));
        }
        return outcomes.settled();
    }

    private static boolean isThrottled(UserOutcome outcome) {
        return outcome instanceof UserOutcome.Refused refused && WaitHints.isThrottled(refused.kind());
    }
}
