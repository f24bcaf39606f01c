package dev.portcullis.rulebook;

import dev.portcullis.rules.Condition;
import java.util.IdentityHashMap;
import java.util.Map;

/** Where the conditions of one rule stand in its file, so that what follows from them can be blamed on them. */
final class Clauses {

    private final Map<Condition, Clause> clauses = new IdentityHashMap<>();

    /** @param key as it was written */
    record Clause(Place place, String key) {}

    <T extends Condition> T note(T condition, Yaml.Entry entry) {
        clauses.put(condition, new Clause(entry.place(), entry.key()));
        return condition;
    }

    /** A condition that says the same in other words. */
    <T extends Condition> T noteAs(T condition, Condition written) {
        clauses.put(condition, of(written));
        return condition;
    }

    /** Every condition that is no group has one. */
    Clause of(Condition condition) {
        return clauses.get(condition);
    }
}
