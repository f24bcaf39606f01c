/**
 * What was decided and what Meta said to it, in a capped stream per line.
 *
 * <p>A decision is written in the same atomic step that carries it out, and once however often its message is
 * delivered. The sender's words are not in it, except for where a rule matched.
 */
@NullMarked
package dev.portcullis.audit;

import org.jspecify.annotations.NullMarked;
