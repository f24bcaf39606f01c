package dev.portcullis.panel;

import dev.portcullis.admin.Arguments;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rules somebody wants to see.
 *
 * @param text words that stand in the rule's id, title, description or file, all of them; empty for any
 * @param mode the rule's own; empty for any
 */
record RuleFilter(String text, String mode) {

    private static final List<String> MODES = List.of("enforce", "shadow", "off");

    static RuleFilter of(@Nullable String text, @Nullable String mode) {
        return new RuleFilter(
                Arguments.present(text).map(String::strip).orElse(""),
                Arguments.word("mode", mode, MODES).orElse(""));
    }

    public boolean isEmpty() {
        return text.isEmpty() && mode.isEmpty();
    }

    boolean lets(RuleCard rule) {
        return (mode.isEmpty() || mode.equals(rule.mode()))
                && hasWords(rule.id() + "\n" + rule.title() + "\n" + rule.description() + "\n" + rule.file());
    }

    /** What is no live rule has no mode of its own. */
    boolean letsFormer(String id) {
        return mode.isEmpty() && hasWords(id);
    }

    private boolean hasWords(String place) {
        String within = place.toLowerCase(Locale.ROOT);
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(within::contains);
    }
}
