package dev.portcullis.dev;

import java.util.Optional;

/**
 * A mishap to come.
 *
 * @param calls how many calls it hits
 * @param method the only HTTP method it hits; any if empty
 * @param line the only line it hits; any if empty
 */
public record Failure(Mishap mishap, int calls, Optional<String> method, Optional<String> line) {

    /** Hits the next call, whatever it is. */
    public static Failure of(Mishap mishap) {
        return new Failure(mishap, 1, Optional.empty(), Optional.empty());
    }

    public Failure times(int calls) {
        return new Failure(mishap, calls, method, line);
    }

    /** Hits every call until the emulator recovers. */
    public Failure always() {
        return times(Integer.MAX_VALUE);
    }

    public Failure onMethod(String method) {
        return new Failure(mishap, calls, Optional.of(method), line);
    }

    public Failure onLine(String line) {
        return new Failure(mishap, calls, method, Optional.of(line));
    }

    boolean hits(String method, String line) {
        return this.method.map(method::equals).orElse(true)
                && this.line.map(line::equals).orElse(true);
    }
}
