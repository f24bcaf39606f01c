package dev.portcullis.message;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a block lasts, from Meta's confirmation on.
 *
 * @param length of the first block
 * @param growth empty where every block lasts as long as the first
 */
public record Lease(Duration length, Optional<Growth> growth) {

    /**
     * For those who come back: the nth block of a sender by the same rule lasts {@code length} x multiply^(n-1).
     *
     * @param multiply at least 2
     * @param longest no block lasts longer
     * @param forgetAfter so long after the last release the count begins anew
     */
    public record Growth(int multiply, Duration longest, Duration forgetAfter) {}

    /** @param blocks how many blocks of this sender by this rule there have been, this one included */
    public Duration length(int blocks) {
        if (growth.isEmpty()) {
            return length;
        }
        Duration grown = length;
        for (int i = 1; i < blocks && grown.compareTo(growth.get().longest()) < 0; i++) {
            grown = grown.multipliedBy(growth.get().multiply());
        }
        return grown.compareTo(growth.get().longest()) < 0
                ? grown
                : growth.get().longest();
    }
}
