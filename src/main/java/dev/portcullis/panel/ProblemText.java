package dev.portcullis.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A problem for people to read.
 *
 * @param note in plain language what it means; empty where the detail says all
 * @param lines those that could have been meant
 */
record ProblemText(int status, String title, String detail, String note, List<String> lines) {

    static ProblemText of(Problem problem) {
        return new ProblemText(
                problem.status(),
                title(problem.status()),
                problem.detail(),
                Optional.ofNullable(problem.more().get("note"))
                        .map(JsonNode::asText)
                        .orElse(""),
                List.of());
    }

    /** @param json of a problem that has been written already */
    static ProblemText read(int status, JsonNode json) {
        return new ProblemText(
                status,
                title(status),
                json.path("detail").asText(),
                json.path("note").asText(""),
                json.path("lines").valueStream().map(JsonNode::asText).toList());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "This cannot be read";
            case 403 -> "Not allowed";
            case 404 -> "Nothing is here";
            case 429 -> "Too many attempts";
            case 502 -> "Meta refused";
            case 503 -> "Not at the moment";
            default -> status >= 500 ? "Something went wrong" : "This did not work";
        };
    }
}
