/** Secrets of the configuration: given in place or in a file, and read anew when they are renewed. */
@NullMarked
package dev.portcullis.secrets;

import org.jspecify.annotations.NullMarked;
