package dev.portcullis.rules;

/**
 * One rule, compiled.
 *
 * @param id stable: metrics, audit and undo use it
 * @param blocksPerHour how many cases this rule may open on a line in an hour before it turns to shadow there
 */
public record Rule(
        String id, String title, String description, Severity severity, Mode mode, Action action, int blocksPerHour) {}
