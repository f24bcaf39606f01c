/**
 * From a folder of files to the live rule set: reads strictly, names every problem with its place, and swaps the whole
 * folder in one step or not at all.
 */
@NullMarked
package dev.portcullis.rulebook;

import org.jspecify.annotations.NullMarked;
