package dev.portcullis.blocking;

import dev.portcullis.blocking.ReconciliationPlan.Adoption;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Picks the users on Meta's list of whose block we know nothing, each once. Pure. */
final class Adoptions {

    /** Who is named by both ids comes first, so that an entry with one of them is known for the same user. */
    private static final Comparator<ListedUser> ORDER = Comparator.comparing(
                    (ListedUser user) -> user.scopedId().isEmpty())
            .thenComparing(user -> user.scopedId().map(BusinessScopedId::value).orElse(""))
            .thenComparing(user -> user.phone().isEmpty())
            .thenComparing(user -> user.phone().map(PhoneNumber::value).orElse(""));

    private final CaseIndex cases;
    private final Instant began;
    private final Set<SenderId> picked = new HashSet<>();
    private final List<Adoption> adoptions = new ArrayList<>();

    Adoptions(CaseIndex cases, Instant began) {
        this.cases = cases;
        this.began = began;
    }

    List<Adoption> of(Collection<ListedUser> users) {
        users.stream().sorted(ORDER).forEach(this::add);
        return adoptions;
    }

    private void add(ListedUser user) {
        Set<Case> known = cases.of(user);
        if (known.isEmpty()) {
            SenderId first = user.scopedId().map(SenderId.class::cast).orElseGet(user.phone()::orElseThrow);
            if (picked.add(first)) {
                CaseIndex.ids(user).forEach(picked::add);
                adoptions.add(new Adoption(sender(user), Optional.empty()));
            }
        } else if (known.stream().noneMatch(this::isInForce)) {
            known.stream()
                    .filter(each -> CaseIndex.isAbout(each, user))
                    .min(Comparator.comparing((Case each) -> !user.is(each.key()))
                            .thenComparing(each -> each.key().value()))
                    .filter(each -> picked.add(each.key()))
                    .ifPresent(each -> adoptions.add(new Adoption(sender(user), Optional.of(each))));
        }
    }

    private boolean isInForce(Case each) {
        return switch (each.stage()) {
            case ON, OFF, BLOCKED, KEPT -> true;
            case NONE, REFUSED, MISSED, RELEASED -> ReconciliationPlan.isUnsettled(each, began);
        };
    }

    private static Sender sender(ListedUser user) {
        return new Sender(user.scopedId(), user.phone());
    }
}
