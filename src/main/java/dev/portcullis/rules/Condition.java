package dev.portcullis.rules;

import java.util.List;
import java.util.stream.Collectors;

/** What one message must be like. */
public sealed interface Condition permits Condition.All, Condition.Any, Condition.None, TextCondition {

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

    private static String spell(String group, List<Condition> conditions) {
        return conditions.stream()
                .map(Condition::canonical)
                .sorted()
                .collect(Collectors.joining(", ", group + "(", ")"));
    }
}
