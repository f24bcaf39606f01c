package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One rule with all that it looks for.
 *
 * @param kinds the kinds of message it looks at
 * @param lines the lines it holds for; empty for all
 * @param condition what a message must meet, to be hit or to be counted
 * @param aggregate how many such messages it takes; empty where one is enough
 */
public record RuleDefinition(
        Rule rule, Set<MessageKind> kinds, Set<LineId> lines, Condition condition, Optional<Aggregate> aggregate) {

    /** What a user sends on purpose; the other kinds count only where a rule names them. */
    public static final Set<MessageKind> DEFAULT_KINDS = Set.copyOf(
            EnumSet.complementOf(EnumSet.of(MessageKind.REACTION, MessageKind.REQUEST_WELCOME, MessageKind.REVOKE)));

    public RuleDefinition {
        kinds = Set.copyOf(kinds);
        lines = Set.copyOf(lines);
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
        return new TreeSet<>(kinds) + " by sender " + condition.canonical();
    }

    String canonical() {
        return String.join(
                "\n",
                rule.id(),
                rule.title(),
                rule.description(),
                rule.severity().wireName(),
                rule.mode().wireName(),
                rule.action().wireName(),
                Integer.toString(rule.blocksPerHour()),
                rule.notes().references().toString(),
                rule.notes().tags().toString(),
                rule.notes().falsepositives().toString(),
                new TreeSet<>(lines).toString(),
                counted(),
                aggregate.map(Aggregate::toString).orElse(""));
    }
}
