package dev.portcullis.graph;

/**
 * What an error of Meta's means, for operators.
 *
 * @param note plain language: what it means, whether trying again helps, and what a person can do
 * @param source the page of Meta's documentation that the meaning rests on
 */
public record Explanation(FailureKind kind, String note, String source) {}
