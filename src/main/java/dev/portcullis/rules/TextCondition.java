package dev.portcullis.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds if at least so many different ones of some patterns are found in one part of the message. */
public final class TextCondition implements Condition {

    private final TextField field;
    private final Map<Probe, String> sources;
    private final List<Expression> expressions;
    private final int atLeast;
    private final String canonical;

    private TextCondition(TextField field, Map<Probe, String> sources, int atLeast) {
        this.field = field;
        this.sources = sources;
        this.expressions = sources.keySet().stream()
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast)
                .toList();
        this.atLeast = atLeast;
        this.canonical = sources.keySet().stream()
                .map(Probe::canonical)
                .sorted()
                .collect(Collectors.joining(", ", field.wireName() + "(" + atLeast + " of ", ")"));
    }

    /** @param atLeast how many different ones; patterns that fold to the same are one */
    public static TextCondition atLeast(int atLeast, TextField field, List<TextPattern> patterns) {
        return new TextCondition(field, different(patterns), atLeast);
    }

    public static TextCondition all(TextField field, List<TextPattern> patterns) {
        Map<Probe, String> different = different(patterns);
        return new TextCondition(field, different, different.size());
    }

    private static Map<Probe, String> different(List<TextPattern> patterns) {
        Map<Probe, String> different = new LinkedHashMap<>();
        patterns.forEach(pattern -> different.putIfAbsent(pattern.probe(), pattern.source()));
        return different;
    }

    /** How many patterns are left when those that find the same are taken as one. */
    public int different() {
        return sources.size();
    }

    public TextField field() {
        return field;
    }

    int atLeast() {
        return atLeast;
    }

    Set<Probe> probes() {
        return sources.keySet();
    }

    List<Expression> expressions() {
        return expressions;
    }

    /** The pattern as the rule's author wrote it. */
    String source(Probe probe) {
        return sources.getOrDefault(probe, "");
    }

    @Override
    public String canonical() {
        return canonical;
    }
}
