/**
 * The admin API and the panel: what operators see and ask for, as JSON under {@code /api/v1} and as
 * pages under {@code /}, and who may do so.
 *
 * <p>It calls the same public methods as the machine and holds no rule of its own. Whoever is not known is kept out, of
 * everything but Meta's door and the way to sign in; without a configured user that is everybody.
 */
@NullMarked
package dev.portcullis.admin;

import org.jspecify.annotations.NullMarked;
