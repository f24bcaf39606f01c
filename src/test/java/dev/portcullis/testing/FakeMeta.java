package dev.portcullis.testing;

import dev.portcullis.graph.Answer;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.CallFailure;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.GraphError;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.graph.Listing;
import dev.portcullis.graph.UserOutcome;
import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Meta's list of one line behind our own interface: knows persons by all their ids, and can be told to misbehave. */
public final class FakeMeta implements BlocklistApi {

    /** What happens to one call. */
    public enum Mishap {
        LOST_BEFORE_ACTING,
        LOST_AFTER_ACTING,
        /** Acted on for all; the last user is in neither list. */
        LAST_UNMENTIONED,
        BAD_TOKEN,
        LIST_FULL,
        TOO_MANY_AT_ONCE,
        /** The gateway asks somebody else meanwhile; then all goes well. */
        NONE
    }

    /** @param method POST, DELETE or GET */
    public record Request(String method, List<SenderId> users) {}

    private final Map<SenderId, Sender> people = new HashMap<>();
    private final Set<Sender> blocked = new LinkedHashSet<>();
    private final Map<SenderId, FailureKind> refusals = new HashMap<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private Runnable meanwhile = () -> {};

    /** These ids are one person. */
    public synchronized void meet(Sender sender) {
        sender.ids().forEach(id -> people.put(id, sender));
    }

    /** A call that names this very id is refused for it. */
    public synchronized void refuse(SenderId id, FailureKind kind) {
        refusals.put(id, kind);
    }

    public synchronized void relent() {
        refusals.clear();
    }

    public synchronized void plan(Mishap... next) {
        mishaps.addAll(List.of(next));
    }

    /** Done once, while the next call is under way. */
    public synchronized void during(Runnable deed) {
        meanwhile = deed;
    }

    public synchronized void blockByHand(Sender sender) {
        meet(sender);
        blocked.add(sender);
    }

    public synchronized void unblockByHand(SenderId id) {
        blocked.remove(person(id));
    }

    public synchronized boolean hasBlocked(SenderId id) {
        return blocked.contains(person(id));
    }

    public synchronized Set<Sender> blocked() {
        return new LinkedHashSet<>(blocked);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How often a method was called. */
    public long count(String method) {
        return requests.stream().filter(each -> each.method().equals(method)).count();
    }

    @Override
    public Answer block(LineId line, Optional<AccountId> account, List<SenderId> users) {
        return write("POST", users);
    }

    @Override
    public Answer unblock(LineId line, Optional<AccountId> account, List<SenderId> users) {
        return write("DELETE", users);
    }

    @Override
    public synchronized Listing list(LineId line, Optional<AccountId> account) {
        Mishap mishap = begin("GET", List.of());
        return failureOf(mishap)
                .<Listing>map(failure -> new Listing.Failed(failure, Optional.empty()))
                .orElseGet(() -> new Listing.Complete(
                        blocked.stream().map(FakeMeta::listed).toList()));
    }

    private synchronized Answer write(String method, List<SenderId> users) {
        Mishap mishap = begin(method, users);
        Optional<CallFailure> failure = failureOf(mishap);
        if (failure.isPresent() && !failure.get().mayHaveActed()) {
            return new Answer(unmentioned(users), failure, Optional.empty());
        }
        Map<SenderId, UserOutcome> outcomes = new LinkedHashMap<>();
        users.forEach(user -> outcomes.put(user, act(method, user)));
        if (failure.isPresent()) {
            return new Answer(unmentioned(users), failure, Optional.empty());
        }
        if (mishap == Mishap.LAST_UNMENTIONED) {
            outcomes.put(users.getLast(), new UserOutcome.Unmentioned());
        }
        return new Answer(outcomes, Optional.empty(), Optional.empty());
    }

    private Mishap begin(String method, List<SenderId> users) {
        requests.add(new Request(method, List.copyOf(users)));
        Runnable deed = meanwhile;
        meanwhile = () -> {};
        deed.run();
        return Optional.ofNullable(mishaps.poll()).orElse(Mishap.NONE);
    }

    private UserOutcome act(String method, SenderId user) {
        FailureKind refusal = refusals.get(user);
        if (refusal != null) {
            int code = refusal == FailureKind.OUTSIDE_WINDOW ? 131047 : 100;
            return new UserOutcome.Refused(error(code, "refused, it's \"said\"\nso: ünïcode"), refusal);
        }
        if (method.equals("POST")) {
            blocked.add(person(user));
        } else {
            blocked.remove(person(user));
        }
        return new UserOutcome.Done(listed(person(user)));
    }

    private Sender person(SenderId id) {
        return people.getOrDefault(id, Sender.of(id));
    }

    private static Map<SenderId, UserOutcome> unmentioned(List<SenderId> users) {
        Map<SenderId, UserOutcome> outcomes = new LinkedHashMap<>();
        users.forEach(user -> outcomes.put(user, new UserOutcome.Unmentioned()));
        return outcomes;
    }

    private static Optional<CallFailure> failureOf(Mishap mishap) {
        return switch (mishap) {
            case NONE, LAST_UNMENTIONED -> Optional.empty();
            case LOST_BEFORE_ACTING -> Optional.of(new CallFailure(FailureKind.TRANSIENT, error(2, "lost"), false));
            case LOST_AFTER_ACTING -> Optional.of(new CallFailure(FailureKind.TRANSIENT, error(-1, "lost"), true));
            case BAD_TOKEN -> Optional.of(new CallFailure(FailureKind.BAD_TOKEN, error(190, "expired"), false));
            case LIST_FULL -> Optional.of(new CallFailure(FailureKind.LIST_FULL, error(139101, "full"), false));
            case TOO_MANY_AT_ONCE ->
                Optional.of(new CallFailure(FailureKind.BATCH_THROTTLED, error(130429, "slower"), false));
        };
    }

    private static ListedUser listed(Sender sender) {
        return new ListedUser(sender.phone(), sender.scopedId());
    }

    private static GraphError error(int code, String message) {
        return new GraphError(code, OptionalInt.empty(), message, "", Optional.empty(), 400);
    }
}
