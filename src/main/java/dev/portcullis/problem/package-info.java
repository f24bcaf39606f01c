/**
 * What went wrong with a request: what was found, what was expected, what to do. One form of it for people and for
 * programs, by RFC 9457.
 */
@NullMarked
package dev.portcullis.problem;

import org.jspecify.annotations.NullMarked;
