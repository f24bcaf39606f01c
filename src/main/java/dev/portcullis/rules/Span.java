package dev.portcullis.rules;

import dev.portcullis.message.TextPart;

/**
 * Where in the original text a condition matched.
 *
 * @param start first code point of the part, inclusive
 * @param end code point offset, exclusive
 */
public record Span(TextPart.Place place, int start, int end) {}
