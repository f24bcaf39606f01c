package dev.portcullis.rules;

/**
 * One value of a condition on text, ready to be looked for.
 *
 * @param source as the rule's author wrote it
 */
public record TextPattern(String source, Probe probe) {

    /**
     * @param cased whether case counts
     * @param marks whether marks on Latin, Greek and Cyrillic letters count
     * @throws PatternException if the value cannot be looked for in that way
     */
    public static TextPattern of(String source, Comparison comparison, boolean cased, boolean marks) {
        if (comparison == Comparison.RE) {
            return new TextPattern(source, Expression.of(source, cased));
        }
        return new TextPattern(source, Needle.of(source, comparison, Folding.of(cased, marks)));
    }

    /** Whether it is found in each text, even an empty one, which its author can hardly have meant. */
    public boolean matchesEverything() {
        return probe instanceof Expression expression && expression.matchesEmpty();
    }
}
