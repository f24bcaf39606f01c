/**
 * The admin API and the panel: what operators see and ask for, as JSON under {@code /api/v1} and as pages under
 * {@code /}.
 *
 * <p>It calls the same public methods as the machine and holds no rule of its own.
 */
@NullMarked
package dev.portcullis.admin;

import org.jspecify.annotations.NullMarked;
