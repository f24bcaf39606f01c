/**
 * What the executable does besides running the gateway: it checks rule files, before Quarkus has started, so that it
 * needs no settings, no Redis and no port. Nothing here writes to a stream that it was not handed.
 */
@NullMarked
package dev.portcullis.cli;

import org.jspecify.annotations.NullMarked;
