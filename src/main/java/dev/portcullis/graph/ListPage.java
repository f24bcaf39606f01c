package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of asking for one page of a list. */
sealed interface ListPage {

    /**
     * @param users those who can be named; an entry without any id of a known form is left out
     * @param unnamed how many entries that were
     * @param after the cursor of the next page, where Meta gave one
     */
    record Users(List<ListedUser> users, int unnamed, Optional<String> after) implements ListPage {}

    record Failed(CallFailure failure, Optional<Duration> waitHint) implements ListPage {}

    static ListPage read(Exchange exchange, Credentials credentials, Instant now) {
        return switch (exchange) {
            case Exchange.Lost lost -> new Failed(asReading(Failures.of(lost)), Optional.empty());
            case Exchange.Answered answered -> read(answered, new ErrorReader(answered.status(), credentials), now);
        };
    }

    private static ListPage read(Exchange.Answered answered, ErrorReader errors, Instant now) {
        Optional<JsonNode> body = GraphJson.parse(answered.body());
        Optional<Fault> fault = body.flatMap(errors::faultOf);
        boolean whole = answered.status() < 300 && fault.isEmpty();
        Optional<JsonNode> data = body.map(object -> object.path("data")).filter(list -> whole && list.isArray());
        if (data.isEmpty()) {
            CallFailure failure =
                    fault.map(Fault::asFailure).orElseGet(() -> Failures.ofAnswerWithoutError(answered, errors));
            return new Failed(asReading(failure), WaitHints.of(answered, WaitHints.isThrottled(failure.kind()), now));
        }
        // paging.next is never followed: it holds the access token.
        JsonNode cursors = body.get().path("paging").path("cursors");
        List<ListedUser> users = data.get()
                .valueStream()
                .map(GraphJson::user)
                .filter(ListedUser::isNamed)
                .toList();
        int unnamed = data.get().size() - users.size();
        return new Users(users, unnamed, GraphJson.text(cursors, "after"));
    }

    /** Reading changes nothing at Meta. */
    private static CallFailure asReading(CallFailure failure) {
        return new CallFailure(failure.kind(), failure.error(), false);
    }
}
