/**
 * The nouns of the gateway: lines, senders and what senders wrote.
 *
 * <p>A leaf: knows only {@code java.*}. A value of one of these types is already valid; nobody behind the parser
 * checks an id or a timestamp again.
 */
@NullMarked
package dev.portcullis.message;

import org.jspecify.annotations.NullMarked;
