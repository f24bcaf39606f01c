/**
 * Measurements of what design promises, as programs that print figures. They are named {@code ...Bench}, which no build
 * runs by itself, and assert nothing about time.
 */
@NullMarked
package dev.portcullis.bench;

import org.jspecify.annotations.NullMarked;
