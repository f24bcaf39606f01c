package dev.portcullis.blocking;

import java.time.Instant;

/**
 * A sender to be blocked on the next message, since Meta refuses to block ahead of one.
 *
 * @param rule where it came from
 * @param refusals how often Meta has refused since; after five, only a human tries again
 */
public record Wanted(String rule, Instant since, int refusals) {}
