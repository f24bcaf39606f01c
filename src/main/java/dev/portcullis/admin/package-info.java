/**
 * The admin API under {@code /api/v1}, and what operators' questions and wishes come to, whichever way they ask.
 *
 * <p>It calls the same public methods as the machine and holds no rule of its own.
 */
@NullMarked
package dev.portcullis.admin;

import org.jspecify.annotations.NullMarked;
