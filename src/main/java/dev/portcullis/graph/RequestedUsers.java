package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds out which requested user an element of Meta's lists speaks of. */
final class RequestedUsers {

    private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");

    private final Set<SenderId> requested;

    RequestedUsers(Set<SenderId> requested) {
        this.requested = requested;
    }

    /** By Meta's echo of what we sent: the only link that always holds, since a {@code wa_id} may differ from it. */
    Optional<SenderId> byInput(JsonNode element) {
        Optional<String> input = element.isTextual()
                ? Optional.of(element.asText().strip())
                : GraphJson.text(element, "input").or(() -> GraphJson.text(element, "user"));
        return input.flatMap(RequestedUsers::parse).filter(requested::contains);
    }

    /** By the ids under which Meta knows the user, for elements without an echo of ours. */
    Optional<SenderId> byId(JsonNode element) {
        ListedUser user = GraphJson.user(element);
        Predicate<SenderId> wanted = requested::contains;
        return user.phone()
                .map(SenderId.class::cast)
                .filter(wanted)
                .or(() -> user.scopedId().map(SenderId.class::cast).filter(wanted));
    }

    /** Whether the element names anybody, requested or not. */
    static boolean namesSomebody(JsonNode element) {
        return element.isTextual()
                || element.has("input")
                || element.has("user")
                || element.has("wa_id")
                || element.has("user_id");
    }

    private static Optional<SenderId> parse(String input) {
        Optional<SenderId> scoped = BusinessScopedId.parse(input).map(SenderId.class::cast);
        return scoped.or(() ->
                PhoneNumber.parse(NOT_A_DIGIT.matcher(input).replaceAll("")).map(SenderId.class::cast));
    }
}
