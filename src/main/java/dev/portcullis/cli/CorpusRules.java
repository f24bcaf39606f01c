package dev.portcullis.cli;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.rulebook.Rehearsal;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Hit;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Thresholds;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules as they judge the messages of a corpus: on all lines, and each message by itself. */
final class CorpusRules {

    private static final LineId LINE = new LineId("corpus");
    private static final AccountId ACCOUNT = new AccountId("corpus");
    private static final Instant SENT_AT = Instant.parse("2026-01-01T12:00:00Z");

    /** No dialling code begins with 0, so this number tells no country. */
    private static final Sender STRANGER = Sender.of(new PhoneNumber("0000000000"));

    private final RuleSetDefinition definition;
    private final RuleSet ruleSet;

    CorpusRules(RuleSetDefinition definition) {
        this.definition = definition;
        this.ruleSet = RuleSet.of(new RuleSetDefinition(
                definition.rules().stream().map(CorpusRules::onAllLines).toList(),
                definition.thresholds().stream().map(CorpusRules::onAllLines).toList(),
                List.of()));
    }

    private static RuleDefinition onAllLines(RuleDefinition rule) {
        return new RuleDefinition(
                rule.rule(),
                rule.kinds(),
                Set.of(),
                rule.condition(),
                rule.exemptions(),
                rule.aggregate(),
                rule.score());
    }

    private static Thresholds onAllLines(Thresholds thresholds) {
        return new Thresholds(
                thresholds.rule(),
                Set.of(),
                thresholds.scorers(),
                thresholds.within(),
                thresholds.levels(),
                thresholds.exemptions());
    }

    /** Every rule that matches a message if it is the first and only one. */
    List<Hit> judge(long line, String message) {
        return Rehearsal.of(ruleSet)
                .judge(new InboundMessage(
                        LINE, ACCOUNT, new MessageId("line-" + line), STRANGER, SENT_AT, MessageContent.text(message)))
                .hits();
    }

    /** Whether a hit does something; a weak signal does nothing by itself. */
    static boolean acts(Hit hit) {
        return hit.rule().action() != Action.SCORE;
    }

    /** Rules that single messages can tell something of. */
    List<Rule> measured() {
        return Stream.concat(
                        definition.rules().stream()
                                .filter(CorpusRules::looksAtText)
                                .filter(Predicate.not(CorpusRules::needsMore))
                                .map(RuleDefinition::rule),
                        definition.thresholds().stream().map(Thresholds::rule))
                .filter(rule -> rule.mode() != Mode.OFF)
                .toList();
    }

    /** Rules that count, so that one message says nothing of them. */
    List<Rule> needingMore() {
        return unmeasured(CorpusRules::needsMore);
    }

    /** Rules that look at other kinds of message. */
    List<Rule> notOnText() {
        return unmeasured(rule -> !needsMore(rule) && !looksAtText(rule));
    }

    private List<Rule> unmeasured(Predicate<RuleDefinition> why) {
        return definition.rules().stream()
                .filter(why)
                .map(RuleDefinition::rule)
                .filter(rule -> rule.mode() != Mode.OFF)
                .toList();
    }

    private static boolean looksAtText(RuleDefinition rule) {
        return rule.kinds().contains(MessageKind.TEXT);
    }

    private static boolean needsMore(RuleDefinition rule) {
        return rule.aggregate().filter(of -> of.limit().atLeast() > 1).isPresent();
    }
}
