/** What no room owns: the start and the clock. */
@NullMarked
package dev.portcullis;

import org.jspecify.annotations.NullMarked;
