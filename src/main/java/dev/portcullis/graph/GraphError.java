package dev.portcullis.graph;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An error as Meta worded it, or, where Meta gave no code, what we saw instead.
 *
 * @param code Meta's code, or {@link #NO_CODE}
 * @param details Meta's {@code error_data.details}, the most telling part; empty where there is none
 * @param fbTraceId what Meta's support asks for
 * @param httpStatus the status of the answer, or 0 where none came
 */
public record GraphError(
        int code, OptionalInt subcode, String message, String details, Optional<String> fbTraceId, int httpStatus) {

    /** Stands where Meta gave no code, since 0 is one of its codes. */
    public static final int NO_CODE = -1;

    static GraphError withoutCode(String message, String details, int httpStatus) {
        return new GraphError(NO_CODE, OptionalInt.empty(), message, details, Optional.empty(), httpStatus);
    }

    /** Whether anything was answered; if not, the message is our own. */
    boolean isAnswer() {
        return httpStatus != 0;
    }

    /** Fit for logs: Meta's own words may name the user. */
    @Override
    public String toString() {
        if (!isAnswer()) {
            return "no answer: " + message;
        }
        if (code == NO_CODE) {
            return "HTTP " + httpStatus + " without an error code";
        }
        String named = subcode.isPresent() ? code + "/" + subcode.getAsInt() : String.valueOf(code);
        return "error " + named + " (HTTP " + httpStatus + ", trace " + fbTraceId.orElse("none") + ")";
    }
}
