package dev.portcullis.dev;

/** What can go wrong with a whole call. Each constant says whether the users were blocked all the same. */
public enum Mishap {
    /** Not acted on. */
    INTERNAL_ERROR(500, 139103, "(#139103) Internal error"),
    /** Not acted on. */
    UNAVAILABLE(503, 131016, "(#131016) Service unavailable"),
    /** Not acted on. */
    UNEXPECTED_ERROR(500, 2, "An unexpected error has occurred. Please retry your request later."),
    /** Not acted on. */
    RATE_LIMITED(400, 130429, "(#130429) Rate limit hit"),
    /** Not acted on. */
    ACCOUNT_RATE_LIMITED(400, 80007, "(#80007) Rate limit issues"),
    /** Not acted on. */
    APP_RATE_LIMITED(400, 4, "(#4) Application request limit reached"),
    /** Not acted on. */
    TOKEN_EXPIRED(401, 190, "Error validating access token: Session has expired."),
    /** Not acted on. */
    PERMISSION_MISSING(403, 10, "(#10) Application does not have permission for this action"),
    /** Not acted on. */
    ASSET_FORBIDDEN(403, 200, "(#200) Permissions error"),
    /** Not acted on. */
    POLICY_RESTRICTED(403, 368, "(#368) Temporarily blocked for policies violations"),
    /** Not acted on: 139100 as for a partial failure, but without the lists that it points to. */
    FAILED_WITHOUT_LISTS(400, 139100, "(#139100) Failed to block/unblock users"),
    /** Not acted on: 503 with a page for humans. */
    HTML_UNAVAILABLE,
    /** Not acted on: 429 with {@code Retry-After} and no JSON. */
    PLAIN_TOO_MANY_REQUESTS,
    /** Not acted on: the connection is reset. */
    DROPPED_BEFORE_ACTING,
    /** Not acted on for the last user of the request, who is then in neither list. */
    USER_SKIPPED,
    /** Acted on for all; the last user of the request is in neither list. */
    USER_UNLISTED,
    /** Acted on; 200 without any list. */
    LISTS_MISSING,
    /** Acted on; the JSON of the answer breaks off. */
    JSON_BROKEN,
    /** Acted on; then the connection is reset. */
    ANSWER_LOST;

    private static final int MINUTES_TO_REGAIN = 7;
    private static final String USAGE =
            "{\"990100200300400\":[{\"type\":\"whatsapp\",\"call_count\":%d,\"total_cputime\":1,"
                    + "\"total_time\":1,\"estimated_time_to_regain_access\":%d}]}";

    private final int status;
    private final int code;
    private final String message;

    Mishap() {
        this(0, 0, "");
    }

    Mishap(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** What is answered instead of acting; meaningless for those that act first. */
    GraphAnswer answer() {
        return switch (this) {
            case HTML_UNAVAILABLE ->
                GraphAnswer.plain(503, "text/html", "<html><body><h1>Sorry, something went wrong.</h1></body></html>");
            case PLAIN_TOO_MANY_REQUESTS ->
                GraphAnswer.plain(429, "text/html", "Too Many Requests").withHeader("retry-after", "30");
            case ACCOUNT_RATE_LIMITED ->
                GraphAnswer.error(status, code, message, "")
                        .withHeader("x-business-use-case-usage", USAGE.formatted(100, MINUTES_TO_REGAIN));
            case DROPPED_BEFORE_ACTING -> GraphAnswer.DROPPED;
            default -> GraphAnswer.error(status, code, message, "");
        };
    }

    boolean actsFirst() {
        return switch (this) {
            case USER_SKIPPED, USER_UNLISTED, LISTS_MISSING, JSON_BROKEN, ANSWER_LOST -> true;
            default -> false;
        };
    }

    /** Spoils the answer to a call that was acted on. */
    GraphAnswer spoil(GraphAnswer answer) {
        return switch (this) {
            case ANSWER_LOST -> GraphAnswer.DROPPED;
            case JSON_BROKEN ->
                answer.withBody(answer.body().substring(0, answer.body().length() / 2));
            case LISTS_MISSING -> GraphAnswer.json(200, "{\"messaging_product\":\"whatsapp\"}");
            default -> answer;
        };
    }
}
