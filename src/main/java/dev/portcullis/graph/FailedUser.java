package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A user of {@code failed_users} with the error that is meant.
 *
 * <p>Examples on Meta's pages put {@code errors} beside the users instead of into them. Such errors are taken to
 * concern the users before them that have none, and errors beside the list to concern all that are left.
 */
record FailedUser(JsonNode element, Optional<Fault> fault) {

    static List<FailedUser> in(JsonNode lists, ErrorReader errors) {
        List<FailedUser> users = new ArrayList<>();
        Optional<Fault> beside = Optional.empty();
        for (JsonNode element : GraphJson.elements(lists.path("failed_users"))) {
            Optional<Fault> fault = errors.faultOf(element).or(() -> ownFault(element, errors));
            if (RequestedUsers.namesSomebody(element)) {
                users.add(new FailedUser(element, fault));
            } else if (fault.isPresent()) {
                beside = fault;
                fillIn(users, fault);
            }
        }
        fillIn(users, beside.or(() -> errors.faultOf(lists)));
        return users;
    }

    /** The code may stand in the user itself. */
    private static Optional<Fault> ownFault(JsonNode element, ErrorReader errors) {
        return element.has("code") ? errors.faultAmong(element) : Optional.empty();
    }

    private static void fillIn(List<FailedUser> users, Optional<Fault> fault) {
        users.replaceAll(user -> user.fault().isPresent() ? user : new FailedUser(user.element(), fault));
    }
}
