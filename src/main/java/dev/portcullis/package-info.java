/** What no room owns: the clock. */
@NullMarked
package dev.portcullis;

import org.jspecify.annotations.NullMarked;
