/**
 * The door: proves that Meta signed the bytes, reads them into messages, and answers once their effects are stored.
 *
 * <p>It fails closed: nothing unsigned gets past {@code SignatureVerifier}, in any profile. Behind the signature it is
 * tolerant: what Meta sends and we don't know is counted, what cannot be read is kept as a dead letter, and either is
 * answered 200, since a refusal would only make Meta repeat it for days.
 */
@NullMarked
package dev.portcullis.webhook;

import org.jspecify.annotations.NullMarked;
