/** A real Redis server run as a child process, for development, tests and small installations. */
@NullMarked
package dev.portcullis.embedded;

import org.jspecify.annotations.NullMarked;
