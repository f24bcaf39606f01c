package dev.portcullis.message;

import java.util.Optional;

/**
 * One of the ids under which Meta knows a WhatsApp user.
 *
 * <p>{@code toString()} is masked and fit for logs; {@link #value()} is the id itself.
 */
public sealed interface SenderId permits PhoneNumber, BusinessScopedId {

    /** The id as it is stored: digits without {@code +}, or the whole business-scoped id. */
    String value();

    /** The id as Meta's Block Users API and our own API write it: {@code +} before a number. */
    String display();

    /**
     * Reads an id in any form in which Meta or an operator writes one. A business-scoped id is recognised first, since
     * normalising digits would corrupt it.
     */
    static Optional<SenderId> parse(String text) {
        Optional<BusinessScopedId> scoped = BusinessScopedId.parse(text);
        return scoped.isPresent()
                ? scoped.map(id -> id)
                : PhoneNumber.parse(text).map(id -> id);
    }
}
