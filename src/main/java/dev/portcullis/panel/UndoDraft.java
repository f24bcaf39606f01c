package dev.portcullis.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An undo that is being prepared.
 *
 * @param rules ids to choose from
 * @param preview whom it would be about; missing before that was asked
 * @param problem why there is none; empty where there is no problem
 */
record UndoDraft(
        String rule,
        String since,
        String line,
        List<String> rules,
        @Nullable UndoCard preview,
        String problem) {

    UndoDraft with(UndoCard found) {
        return new UndoDraft(rule, since, line, rules, found, "");
    }

    UndoDraft refused(String why) {
        return new UndoDraft(rule, since, line, rules, null, why);
    }

    public boolean hasUnusualSince() {
        return !since.matches("PT15M|PT1H|PT24H|P7D");
    }
}
