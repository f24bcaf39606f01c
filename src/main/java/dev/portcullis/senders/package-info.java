/**
 * What is remembered of each sender: when they last wrote, how often, and by which ids they are known; and what many
 * senders' messages have in common.
 *
 * <p>All of it is in event time, so a repeated, late or shuffled delivery leads to the same state as a punctual one.
 * The key is the business-scoped id where it is known; state found under another id of the same person is joined to it.
 */
@NullMarked
package dev.portcullis.senders;

import org.jspecify.annotations.NullMarked;
