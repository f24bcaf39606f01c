package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.SenderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects outcomes, the stronger statements first, and hands each to the user whom it concerns.
 *
 * <p>What is said of a user by Meta's echo of our own input goes before what is said by another id, for a foreign
 * {@code wa_id} can happen to be that of somebody else in the request.
 */
final class OutcomesByUser {

    private record Unplaced(JsonNode element, UserOutcome outcome) {}

    private final RequestedUsers requested;
    private final Map<SenderId, UserOutcome> outcomes = new HashMap<>();
    private final List<Unplaced> unplaced = new ArrayList<>();

    OutcomesByUser(RequestedUsers requested) {
        this.requested = requested;
    }

    void add(JsonNode element, UserOutcome outcome) {
        requested
                .byInput(element)
                .ifPresentOrElse(
                        id -> outcomes.putIfAbsent(id, outcome), () -> unplaced.add(new Unplaced(element, outcome)));
    }

    /** Every outcome that belongs to somebody; of several for one user, the one added first. */
    Map<SenderId, UserOutcome> settled() {
        Map<SenderId, UserOutcome> settled = new HashMap<>(outcomes);
        for (Unplaced rest : unplaced) {
            requested.byId(rest.element()).ifPresent(id -> settled.putIfAbsent(id, rest.outcome()));
        }
        return settled;
    }
}
