/**
 * The pages under {@code /}, for people: rendered here, of use without scripts, and made of what the admin API answers.
 *
 * <p>Whatever strangers have written is shown as text, with what cannot be seen made visible.
 */
@NullMarked
package dev.portcullis.panel;

import org.jspecify.annotations.NullMarked;
