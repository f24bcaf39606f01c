package dev.portcullis.screening;

import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Aggregate.Limit;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Limits;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleNotes;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.Spread;
import dev.portcullis.rules.Trait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules against one text from many senders. */
final class Campaigns {

    /** Long enough to have a fingerprint. */
    static final String PARCEL = "Congratulations, your parcel is waiting, reply YES now";

    static final String PRIZE = "Dear customer, you have won the grand prize of this week";

    private Campaigns() {}

    /** Blocks so many different senders of one text. */
    static RuleSet of(int senders, Duration within, Duration sweep) {
        return RuleSet.of(
                List.of(rule("campaign", Mode.ENFORCE, Action.BLOCK, differentSenders(senders, within, sweep))));
    }

    static Aggregate differentSenders(int senders, Duration within, Duration sweep) {
        return new Aggregate(
                Set.of(Trait.TEXT), Optional.of(Trait.SENDER), new Limit(within, senders), Optional.empty(), sweep);
    }

    static RuleDefinition rule(String id, Mode mode, Action action, Aggregate aggregate) {
        Rule rule = new Rule(
                id,
                "Title of " + id,
                "",
                Severity.MEDIUM,
                mode,
                action,
                Limits.perHour(100_000),
                Optional.empty(),
                Spread.LINE,
                RuleNotes.NONE);
        return RuleDefinition.of(rule, Condition.ALWAYS, Optional.of(aggregate));
    }
}
