package dev.portcullis.webhook;

import java.util.Locale;

/** Why a request did not get past the signature check. */
enum Refusal implements Verification {
    NO_SECRET("no app secret is configured; set PORTCULLIS_WEBHOOK_APP_SECRETS"),
    MISSING("the header X-Hub-Signature-256 is missing; Meta sends it with every delivery"),
    REPEATED("the header X-Hub-Signature-256 came more than once; exactly one was expected"),
    MALFORMED("the header X-Hub-Signature-256 is not 'sha256=' and 64 hex digits"),
    MISMATCH("the signature fits none of the configured app secrets; compare them with the one in Meta's App Dashboard"
            + " and check that no proxy changes the body");

    private final String explanation;

    Refusal(String explanation) {
        this.explanation = explanation;
    }

    /** What was found and what to do, without anything of the request. */
    String explanation() {
        return explanation;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
