/**
 * Meta's Block Users API behind domain types: block, unblock and list, with per-user outcomes.
 *
 * <p>What Meta says is a value, never an exception; its JSON, its headers and its error codes end in this room. The
 * client does not know why somebody is to be blocked, keeps no state about it and leaves waiting and trying again to
 * its caller, except inside one walk over a list.
 */
@NullMarked
package dev.portcullis.graph;

import org.jspecify.annotations.NullMarked;
