package dev.portcullis.graph;

/**
 * A call that failed as a whole: refused by Meta, lost on the way, or answered with something unreadable.
 *
 * @param mayHaveActed whether Meta may have carried out the request, or a part of it, all the same; then only reading
 *     its list tells
 */
public record CallFailure(FailureKind kind, GraphError error, boolean mayHaveActed) {}
