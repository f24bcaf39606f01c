package dev.portcullis.webhook;

import dev.portcullis.problem.Problem;
import java.util.Locale;

/** What we answer to a POST of Meta's. Only exactly 200 keeps Meta from repeating it. */
enum Answer {
    ACCEPTED(200, ""),
    REFUSED(
            401,
            "The body carries no valid X-Hub-Signature-256 of a configured app secret."
                    + " The gateway's log and metrics name the check that failed."),
    TOO_SLOW(408, "The body did not arrive in time. Send this delivery again, and all of it."),
    TOO_LARGE(413, "The body is longer than any delivery that is taken here."),
    OVERLOADED(503, "Too many deliveries are being worked on. Repeat this one later."),
    UNAVAILABLE(503, "The delivery could not be stored. Repeat it later.");

    /** In seconds. */
    static final String RETRY_AFTER = "5";

    private final int status;
    private final String body;

    Answer(int status, String detail) {
        this.status = status;
        this.body = detail.isEmpty() ? "" : Problem.of(status, detail).toJson();
    }

    int status() {
        return status;
    }

    /** A problem as in RFC 9457; empty where there is none. */
    String body() {
        return body;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
