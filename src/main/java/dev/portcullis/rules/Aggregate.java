package dev.portcullis.rules;

import java.time.Duration;

/**
 * So many counted messages of one sender, the first and last of them less than {@code within} apart.
 *
 * @param within at most 24 hours
 */
public record Aggregate(Duration within, int atLeast) {

    Window window(String counter) {
        return new Window(counter, within, atLeast);
    }
}
