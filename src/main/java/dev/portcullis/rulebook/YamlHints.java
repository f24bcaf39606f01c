package dev.portcullis.rulebook;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says what a YAML parser did not understand, and what people usually meant who wrote that. */
final class YamlHints {

    private static final int LONGEST = 200;

    private static final List<Hint> HINTS = List.of(
            new Hint("(TAB)", "YAML indents by spaces, not tabs"),
            new Hint("found character '@'", "put the value in quotes"),
            new Hint("found character '`'", "put the value in quotes"),
            new Hint("found character '%'", "put the value in quotes"),
            new Hint("found unknown escape", "a backslash means itself in single quotes"),
            new Hint("while scanning a quoted scalar", "the quote that opens on line %d is not closed"),
            new Hint("mapping values are not allowed", "put a text with a colon in quotes, or mend the indentation"),
            new Hint("could not find expected ':'", "a key needs a colon and a space behind it"),
            new Hint("expected ',' or", "the bracket that opens on line %d is not closed, or a comma is missing"),
            new Hint("expected <block end>", "mend the indentation"));

    /** @param hint may name the line where the thing begins that was not understood */
    private record Hint(String symptom, String hint) {}

    private YamlHints() {}

    static String describe(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ": ";
        String found = Quoting.shorten(context + e.getProblem(), LONGEST);
        int begins = e.getContextMark()
                .or(e::getProblemMark)
                .map(mark -> mark.getLine() + 1)
                .orElse(1);
        return HINTS.stream()
                .filter(each -> found.contains(each.symptom()))
                .findFirst()
                .map(each -> found + "; " + each.hint().formatted(begins))
                .orElse(found + "; mend or quote what stands here");
    }
}
