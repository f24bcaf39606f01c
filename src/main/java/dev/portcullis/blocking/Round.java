package dev.portcullis.blocking;

import dev.portcullis.blocking.Settlement.Outcome;
import dev.portcullis.graph.Answer;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.CallFailure;
import dev.portcullis.graph.Listing;
import dev.portcullis.graph.UserOutcome;
import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes one claim of a line's worker to Meta and tells what became of each case. */
final class Round {

    private final LineId line;
    private final Optional<AccountId> account;
    private final BlocklistApi meta;
    private final DoubleSupplier chance;
    private final List<Settled> settled = new ArrayList<>();
    private final List<CallFailure> failures = new ArrayList<>();
    private boolean metaAnswered;
    private Optional<Duration> waitHint = Optional.empty();

    /** @param chance numbers between 0 and 1 for the jitter */
    Round(LineId line, Optional<AccountId> account, BlocklistApi meta, DoubleSupplier chance) {
        this.line = line;
        this.account = account;
        this.meta = meta;
        this.chance = chance;
    }

    /**
     * Sends what is clear.
     *
     * @param mayWrite asked before each request that writes; where it says no, the cases are left to their lease
     */
    Result write(RoundPlan plan, BooleanSupplier mayWrite) {
        plan.missed().forEach(each -> settle(each, Settlement.of(Outcome.MISSED)));
        if (!plan.removals().isEmpty() && mayWrite.getAsBoolean()) {
            send(plan.removals(), users -> meta.unblock(line, account, users));
        }
        if (!plan.additions().isEmpty() && mayWrite.getAsBoolean()) {
            send(plan.additions(), users -> meta.block(line, account, users));
        }
        return new Result(settled, failures, metaAnswered, waitHint);
    }

    /**
     * Reads Meta's list for cases that are unclear. That may take longer than the right to write lasts, so what has to
     * be sent after it is due again at once instead.
     */
    Result verify(List<Case> unclear) {
        switch (meta.list(line, account)) {
            case Listing.Complete complete -> {
                metaAnswered = true;
                Set<SenderId> names = ids(complete);
                for (Case each : unclear) {
                    boolean listed = each.sender().ids().stream().anyMatch(names::contains);
                    settle(each, Settlement.of(verified(each, listed)));
                }
            }
            case Listing.Failed failed -> {
                failures.add(failed.failure());
                waitHint = failed.waitHint();
                for (Case each : unclear) {
                    Duration pause = RetryPolicy.pause(each.attempts(), failed.waitHint(), chance.getAsDouble());
                    settle(each, Settlement.later(Outcome.UNSURE, pause));
                }
            }
        }
        return new Result(settled, failures, metaAnswered, waitHint);
    }

    private static Set<SenderId> ids(Listing.Complete listing) {
        return listing.users().stream()
                .flatMap(user -> Stream.concat(user.phone().stream(), user.scopedId().stream()))
                .collect(Collectors.toSet());
    }

    private static Outcome verified(Case each, boolean listed) {
        if (each.direction() == Direction.OFF) {
            return listed ? Outcome.LISTED : Outcome.RELEASED;
        }
        if (each.isBlocked()) {
            return listed ? Outcome.LISTED : Outcome.ABSENT;
        }
        return listed ? Outcome.BLOCKED : Outcome.UNLISTED;
    }

    private void send(List<Case> cases, Function<List<SenderId>, Answer> request) {
        Map<SenderId, Case> byId = new LinkedHashMap<>();
        cases.forEach(each -> byId.putIfAbsent(each.blockingId(), each));
        Answer answer = request.apply(List.copyOf(byId.keySet()));
        answer.failure().ifPresent(failures::add);
        waitHint = answer.waitHint().or(() -> waitHint);
        boolean alone = byId.size() == 1;
        byId.forEach((id, each) -> {
            UserOutcome outcome = answer.users().getOrDefault(id, new UserOutcome.Unmentioned());
            metaAnswered |= !(outcome instanceof UserOutcome.Unmentioned);
            if (outcome instanceof UserOutcome.Refused refused && RetryPolicy.pausesLine(refused.kind())) {
                failures.add(new CallFailure(refused.kind(), refused.error(), false));
            }
            settle(
                    each,
                    RetryPolicy.after(each, outcome, answer.failure(), answer.waitHint(), alone, chance.getAsDouble()));
        });
    }

    private void settle(Case subject, Settlement settlement) {
        settled.add(new Settled(subject, settlement));
    }

    /**
     * @param metaAnswered whether Meta spoke of single users or showed its list
     * @param waitHint how long Meta asks to be left alone
     */
    record Result(
            List<Settled> settled, List<CallFailure> failures, boolean metaAnswered, Optional<Duration> waitHint) {}
}
