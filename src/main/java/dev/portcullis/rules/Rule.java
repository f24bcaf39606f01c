package dev.portcullis.rules;

import dev.portcullis.message.Lease;
import java.util.Optional;

/**
 * What people are told of a rule: in metrics, in the audit, in the panel. What it looks for is a {@link
 * RuleDefinition}'s business.
 *
 * @param id stable: metrics, audit and undo use it
 * @param lease how long a block by this rule lasts; empty where it stays
 * @param spread where else a sender whom this rule had blocked is to be blocked
 */
public record Rule(
        String id,
        String title,
        String description,
        Severity severity,
        Mode mode,
        Action action,
        Limits limits,
        Optional<Lease> lease,
        Spread spread,
        RuleNotes notes) {

    Rule in(Mode other) {
        return new Rule(id, title, description, severity, other, action, limits, lease, spread, notes);
    }

    Rule doing(Action other) {
        return new Rule(id, title, description, severity, mode, other, limits, lease, spread, notes);
    }

    /** All of it but where it stands, which a rule may change without becoming another. */
    String canonical() {
        return String.join(
                "\n",
                id,
                title,
                description,
                severity.wireName(),
                mode.wireName(),
                action.wireName(),
                limits.toString(),
                lease.toString(),
                spread.wireName(),
                notes.references().toString(),
                notes.tags().toString(),
                notes.falsepositives().toString());
    }
}
