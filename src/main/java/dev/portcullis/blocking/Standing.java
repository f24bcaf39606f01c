package dev.portcullis.blocking;

/**
 * What a line's cases say of a sender.
 *
 * <p>A number that leads to somebody else's business-scoped id says nothing of a sender who shows another one: numbers
 * are recycled.
 */
public sealed interface Standing {

    Standing CLEAN = new Clean();

    /** Nothing is known. */
    record Clean() implements Standing {}

    record Known(Case found) implements Standing {}

    /** The case is kept under another id of the sender; {@link CaseBook#find} and {@link CaseBook#move} sort it out. */
    record Elsewhere() implements Standing {}
}
