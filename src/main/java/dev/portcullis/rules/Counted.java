package dev.portcullis.rules;

import dev.portcullis.message.Sender;
import java.time.Instant;

/**
 * A message in a counter.
 *
 * @param message a digest of its id
 * @param mark one of the marks it was counted under
 */
public record Counted(String message, Instant at, String mark, Sender sender) {}
