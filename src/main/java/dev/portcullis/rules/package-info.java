/**
 * The judgement: which conditions a message meets, what must be counted for it, and what the rules say of it then.
 *
 * <p>Pure: no Redis, no Quarkus, no YAML, no clock. A fault in here must never block a person, so whoever calls it
 * treats an exception as a pass.
 */
@NullMarked
package dev.portcullis.rules;

import org.jspecify.annotations.NullMarked;
