package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One rule with all that it looks for.
 *
 * @param kinds the kinds of message it looks at
 * @param lines the lines it holds for, in the order of the file; empty for all
 * @param condition what a message must meet, to be hit or to be counted
 * @param exemptions the rule's own and its file's
 * @param aggregate how many such messages it takes; empty where one is enough
 * @param score what it adds to the total of its file's thresholds
 */
public record RuleDefinition(
        Rule rule,
        Set<MessageKind> kinds,
        Set<LineId> lines,
        Condition condition,
        List<Exemption> exemptions,
        Optional<Aggregate> aggregate,
        Optional<Score> score) {

    /** What a user sends on purpose; the other kinds count only where a rule names them. */
    public static final Set<MessageKind> DEFAULT_KINDS =
            Set.copyOf(EnumSet.range(MessageKind.TEXT, MessageKind.UNSUPPORTED));

    public RuleDefinition {
        kinds = Set.copyOf(kinds);
        lines = Collections.unmodifiableSet(new LinkedHashSet<>(lines));
        exemptions = List.copyOf(exemptions);
    }

    /** A rule of one condition without anything special about it. */
    public static RuleDefinition of(Rule rule, Condition condition, Optional<Aggregate> aggregate) {
        return new RuleDefinition(rule, DEFAULT_KINDS, Set.of(), condition, List.of(), aggregate, Optional.empty());
    }

    /** The same in another mode. */
    public RuleDefinition in(Mode mode) {
        return new RuleDefinition(rule.in(mode), kinds, lines, condition, exemptions, aggregate, score);
    }

    /** An edit is judged on its content and never counted, since it is no new message. */
    boolean looksAt(InboundMessage message) {
        MessageContent content = message.content();
        return kinds.contains(content.kind())
                && (lines.isEmpty() || lines.contains(message.line()))
                && (aggregate.isEmpty() || content.editOf().isEmpty());
    }

    /** Names what an aggregate counts, the same in each set and for each rule that counts the same. */
    String counted() {
        String spared = exemptions.isEmpty()
                ? ""
                : " but "
                        + new TreeSet<>(exemptions.stream()
                                .map(exemption -> exemption.who().canonical() + exemption.until())
                                .toList());
        return new TreeSet<>(kinds) + " " + aggregate.map(Aggregate::counted).orElse("by sender") + " "
                + condition.canonical() + spared;
    }

    String canonical() {
        return String.join(
                "\n",
                rule.canonical(),
                new TreeSet<>(lines).toString(),
                counted(),
                exemptions.stream().map(Exemption::canonical).sorted().toList().toString(),
                aggregate.map(Aggregate::canonical).orElse(""),
                score.map(Score::toString).orElse(""));
    }
}
