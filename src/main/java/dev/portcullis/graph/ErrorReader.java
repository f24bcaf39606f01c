package dev.portcullis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Reads Meta's error objects, at the top of an answer or beside a user. */
final class ErrorReader {

    private static final int LONGEST_TEXT = 500;

    private final int httpStatus;
    private final Credentials credentials;

    ErrorReader(int httpStatus, Credentials credentials) {
        this.httpStatus = httpStatus;
        this.credentials = credentials;
    }

    /** The error of an object under {@code error} or {@code errors}, alone or in a list; the most telling of several. */
    Optional<Fault> faultOf(JsonNode object) {
        return faultAmong(object.path("error")).or(() -> faultAmong(object.path("errors")));
    }

    /** The first error whose meaning is known, else the first. */
    Optional<Fault> faultAmong(JsonNode errors) {
        List<Fault> faults = GraphJson.elements(errors).stream()
                .filter(JsonNode::isObject)
                .map(this::read)
                .toList();
        return faults.stream()
                .filter(fault -> fault.kind() != FailureKind.UNKNOWN)
                .findFirst()
                .or(() -> faults.stream().findFirst());
    }

    /** An answer that holds no error of Meta's making. */
    Fault unstated(String what, String details) {
        GraphError error = GraphError.withoutCode(what, details, httpStatus);
        return new Fault(error, FailureKinds.ofStatus(httpStatus));
    }

    private Fault read(JsonNode node) {
        GraphError error = new GraphError(
                GraphJson.number(node, "code").orElse(GraphError.NO_CODE),
                GraphJson.number(node, "error_subcode"),
                clean(GraphJson.text(node, "message")
                        .or(() -> GraphJson.text(node, "title"))
                        .or(() -> GraphJson.text(node, "error_user_title"))),
                clean(details(node)),
                GraphJson.text(node, "fbtrace_id"),
                httpStatus);
        return new Fault(error, FailureKinds.of(error, GraphJson.isTrue(node, "is_transient")));
    }

    /** {@code error_data} is an object here, a text on other edges, and that text may be an object again. */
    private static Optional<String> details(JsonNode node) {
        JsonNode data = node.path("error_data");
        Optional<String> plain = GraphJson.text(node, "error_data");
        return GraphJson.text(data, "details")
                .or(() -> plain.flatMap(GraphJson::parse).flatMap(inner -> GraphJson.text(inner, "details")))
                .or(() -> plain)
                .or(() -> GraphJson.text(node, "details"))
                .or(() -> GraphJson.text(node, "error_user_msg"));
    }

    private String clean(Optional<String> text) {
        String redacted = credentials.redact(text.orElse(""));
        return redacted.length() <= LONGEST_TEXT ? redacted : redacted.substring(0, LONGEST_TEXT);
    }
}
