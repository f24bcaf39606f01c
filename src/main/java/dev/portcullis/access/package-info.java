/**
 * Who may use the panel and the admin API: users, roles, sessions, an identity provider, limits on guessing.
 *
 * <p>Whoever is not known is kept out of everything but Meta's door and the way to sign in; without a configured user
 * that is everybody. Whether a name exists shows neither in an answer nor in the time that it takes.
 */
@NullMarked
package dev.portcullis.access;

import org.jspecify.annotations.NullMarked;
