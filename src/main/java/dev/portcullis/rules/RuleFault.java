package dev.portcullis.rules;

/** A rule that could not be evaluated on a message: it did not match, and somebody must hear of it. */
public record RuleFault(Rule rule, Throwable cause) {}
