package dev.portcullis.webhook;

/** How an error is told, as in RFC 9457. */
final class Problem {

    static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /** Texts of ours, in which nothing has to be escaped. */
    static String json(int status, String title, String detail) {
        return "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(title, status, detail);
    }
}
