/**
 * The middle of the story: match, observe, judge, offer.
 *
 * <p>Two round trips to Redis at most for an ordinary delivery. A message whose sender needs more care (a new pair of
 * ids, a number change, a pardon) goes on alone, on a thread that may block.
 */
@NullMarked
package dev.portcullis.screening;

import org.jspecify.annotations.NullMarked;
