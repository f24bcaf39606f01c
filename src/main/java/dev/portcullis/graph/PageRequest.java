package dev.portcullis.graph;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which page of a list is asked for.
 *
 * @param limit users a page; empty leaves the number to Meta
 * @param after the cursor of the page before; empty for the first page
 */
record PageRequest(OptionalInt limit, Optional<String> after) {}
