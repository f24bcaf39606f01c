package dev.portcullis.admin;

import dev.portcullis.admin.RulesView.RuleView;
import dev.portcullis.admin.RulesView.TrippedView;
import java.time.Duration;
import java.util.List;

/** A live rule as the panel shows it. */
record RuleCard(
        String id,
        String title,
        String description,
        String severity,
        String mode,
        String action,
        String lease,
        String file,
        int blocksPerHour,
        List<String> falsepositives,
        List<TrippedView> tripped) {

    static List<RuleCard> of(RulesView set) {
        return set.rules().stream().map(RuleCard::of).toList();
    }

    private static RuleCard of(RuleView rule) {
        return new RuleCard(
                rule.id(),
                rule.title(),
                rule.description(),
                rule.severity(),
                rule.mode(),
                rule.action(),
                rule.lease()
                        .map(length -> Stamps.roughly(Duration.parse(length)))
                        .orElse(""),
                rule.file().orElse(""),
                rule.blocksPerHour(),
                rule.falsepositives(),
                rule.tripped());
    }

    public Tone tone() {
        return !tripped.isEmpty() ? Tone.WARNING : mode.equals("enforce") ? Tone.GOOD : Tone.PLAIN;
    }
}
