package dev.portcullis.blocking;

import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.SenderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Cases of one line by every id that leads to them. */
final class CaseIndex {

    private final Map<SenderId, Set<Case>> byId = new HashMap<>();
    private final Map<SenderId, Case> byKey = new HashMap<>();

    CaseIndex(Collection<Case> cases) {
        for (Case each : cases) {
            add(each.key(), each);
            each.sender().ids().forEach(id -> add(id, each));
        }
    }

    /** @param id one that the case is known by, maybe from an earlier account */
    void add(SenderId id, Case found) {
        Case first = byKey.computeIfAbsent(found.key(), key -> found);
        byId.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(first);
    }

    Collection<Case> cases() {
        return byKey.values();
    }

    /**
     * The cases of a user on Meta's list. Who shows another business-scoped id than the number's owner did is somebody
     * else: numbers are given to new owners.
     */
    Set<Case> of(ListedUser user) {
        Set<Case> found = new LinkedHashSet<>();
        user.scopedId().ifPresent(id -> found.addAll(at(id)));
        user.phone()
                .ifPresent(number -> at(number).stream()
                        .filter(each -> !differ(each.sender().scopedId(), user.scopedId()))
                        .forEach(found::add));
        return found;
    }

    /** An id that only leads to the case is an earlier account, and the case is about the one of now. */
    static boolean isAbout(Case found, ListedUser user) {
        return user.is(found.key()) || found.sender().ids().stream().anyMatch(user::is);
    }

    private Set<Case> at(SenderId id) {
        return byId.getOrDefault(id, Set.of());
    }

    private static boolean differ(Optional<BusinessScopedId> one, Optional<BusinessScopedId> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** Every id of a user on Meta's list. */
    static Stream<SenderId> ids(ListedUser user) {
        return Stream.concat(user.scopedId().stream(), user.phone().stream());
    }
}
