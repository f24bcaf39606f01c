/**
 * From a verdict to a name on Meta's list: cases, their queue, and the worker that settles them.
 *
 * <p>The case in Redis is the only truth on a sender's status. It says blocked only if Meta said so, in a list of its
 * own. One request that writes is under way to Meta a line, whatever the number of replicas; whatever interrupts it,
 * the case comes back by itself, and if Meta may have acted its list is read before anything is sent again.
 *
 * <p>A block lasts, or has a lease: the case says when it ends, and from there on it is lifted like any other.
 */
@NullMarked
package dev.portcullis.blocking;

import org.jspecify.annotations.NullMarked;
