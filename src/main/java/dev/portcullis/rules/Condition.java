package dev.portcullis.rules;

import dev.portcullis.message.MessageKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What one message must be like. */
public sealed interface Condition
        permits Condition.All, Condition.Any, Condition.None, Condition.KindIs, TextCondition {

    /** Holds for every message. */
    Condition ALWAYS = new All(List.of());

    /** Spells the condition out; what means the same in another order is spelled the same. */
    String canonical();

    /** Every one holds. */
    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String canonical() {
            return spell("all", conditions);
        }
    }

    /** At least one holds. */
    record Any(List<Condition> conditions) implements Condition {

        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String canonical() {
            return spell("any", conditions);
        }
    }

    /** None of them holds. */
    record None(List<Condition> conditions) implements Condition {

        public None {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String canonical() {
            return spell("not", conditions);
        }
    }

    /** The message is of one of these kinds. */
    record KindIs(Set<MessageKind> kinds) implements Condition {

        public KindIs {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public String canonical() {
            return "kind" + new TreeSet<>(kinds);
        }
    }

    private static String spell(String group, List<Condition> conditions) {
        return conditions.stream()
                .map(Condition::canonical)
                .sorted()
                .collect(Collectors.joining(", ", group + "(", ")"));
    }
}
