package dev.portcullis.rules;

/**
 * A link in a message.
 *
 * @param host in lower-case ASCII form
 * @param span where the host stands
 */
record Link(String host, Span span) {}
