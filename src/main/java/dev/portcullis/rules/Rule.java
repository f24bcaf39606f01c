package dev.portcullis.rules;

/**
 * What people are told of a rule: in metrics, in the audit, in the panel. What it looks for is a {@link
 * RuleDefinition}'s business.
 *
 * @param id stable: metrics, audit and undo use it
 * @param blocksPerHour how many cases this rule may open on a line in an hour before it turns to shadow there
 */
public record Rule(
        String id,
        String title,
        String description,
        Severity severity,
        Mode mode,
        Action action,
        int blocksPerHour,
        RuleNotes notes) {

    /** A rule without notes. */
    public Rule(
            String id,
            String title,
            String description,
            Severity severity,
            Mode mode,
            Action action,
            int blocksPerHour) {
        this(id, title, description, severity, mode, action, blocksPerHour, RuleNotes.NONE);
    }
}
