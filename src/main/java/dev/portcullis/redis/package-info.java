/**
 * The one room that speaks Redis: the connection, the scripts, the key names.
 *
 * <p>All calls of the gateway share one pipelined connection. Whatever concurrent deliveries ask for in one tick of the
 * event loop leaves as one write. A call may be carried out although its answer is lost, so every script can be
 * repeated without harm.
 */
@NullMarked
package dev.portcullis.redis;

import org.jspecify.annotations.NullMarked;
