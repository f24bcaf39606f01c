package dev.portcullis.panel;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Decision;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.panel.SenderPicture.Moment;

/** Names what the audit tells, in the panel's words. */
final class AuditWords {

    private AuditWords() {}

    static Moment moment(AuditEntry entry) {
        return switch (entry) {
            case AuditEntry.Decided decided -> decided(decided);
            case AuditEntry.Answered answered -> answered(answered.answer());
            case AuditEntry.Done done ->
                new Moment(
                        done.deed().at(),
                        Tone.PLAIN,
                        done.deed().by() + ": " + done.deed().what(),
                        done.deed().reason(),
                        "");
        };
    }

    private static Moment decided(AuditEntry.Decided entry) {
        Decision decision = entry.decision();
        String who = decision.rule().isEmpty()
                ? switch (decision.cause()) {
                    case "person" -> "A person";
                    case "wanted" -> "The wanted list";
                    default -> "Portcullis";
                }
                : (isTried(decision.cause()) ? "The candidate of rule " : "Rule ") + decision.rule();
        String shadow = decision.mode().equals("shadow") && !isTried(decision.cause()) ? " in shadow" : "";
        return new Moment(
                decision.decidedAt(),
                Tone.PLAIN,
                who + " said " + decision.action() + shadow + ": " + effect(entry.effect()),
                decision.reason(),
                "");
    }

    /** Whether it was a threshold that is only tried beside the live one. */
    static boolean isTried(String cause) {
        return cause.equals("candidate");
    }

    private static Moment answered(MetaAnswer answer) {
        String code = answer.code().isPresent() ? " (" + answer.code().getAsInt() + ")" : "";
        return new Moment(
                answer.at(),
                tone(answer.outcome()),
                outcome(answer.outcome()) + code,
                answer.words().orElse(""),
                answer.note().orElse(""));
    }

    /** What a decision came to when it was written, in a few words. */
    static String effect(String effect) {
        return switch (effect) {
            case "opened" -> "a case was opened";
            case "recorded" -> "recorded, nothing was done";
            case "open" -> "a case was open already";
            case "limited" -> "not done, the rule reached its limit";
            case "tripped" -> "not done, the rule had reached its limit";
            case "waiting" -> "not done, Meta has just refused this sender";
            case "alerted" -> "people were told";
            case "allowed" -> "not done, the sender is on the allowed list";
            case "graced" -> "not done, a person has just taken back this rule's block";
            case "doubted" -> "Meta's list is read again, since the sender should be blocked";
            case "pardoned" -> "not done, the sender was pardoned";
            case "repeat" -> "a repetition, nothing was done";
            default -> effect.replace('-', ' ');
        };
    }

    /** The same behind a number. */
    static String tally(String effect) {
        return switch (effect) {
            case "opened" -> "opened a case";
            case "open" -> "while one was open";
            case "limited", "tripped" -> "over the limit";
            case "waiting" -> "just refused by Meta";
            case "allowed" -> "on the allowed list";
            case "graced" -> "left alone after a person's unblock";
            case "doubted" -> "had Meta's list read again";
            default -> effect.replace('-', ' ');
        };
    }

    static String outcome(String outcome) {
        return switch (outcome) {
            case "blocked" -> "Meta blocked the sender";
            case "released" -> "The block was lifted";
            case "absent" -> "Meta does not list the sender any more";
            case "refused", "unwanted-refusal" -> "Meta refused to block";
            case "missed" -> "Missed: the window closed first";
            case "release-refused" -> "Meta refused to unblock";
            case "release-asked" -> "Somebody asked to unblock";
            case "pending" -> "Meta is being asked";
            default -> outcome.replace('-', ' ');
        };
    }

    static Tone tone(String outcome) {
        return switch (outcome) {
            case "blocked" -> Tone.STRONG;
            case "released", "absent" -> Tone.GOOD;
            case "refused", "unwanted-refusal", "missed", "release-refused" -> Tone.WARNING;
            case "release-asked", "pending" -> Tone.BUSY;
            default -> Tone.PLAIN;
        };
    }
}
