package dev.portcullis.dev;

/** Ends a call that is refused as a whole. */
final class GraphRefusal extends RuntimeException {

    private final transient GraphAnswer answer;

    GraphRefusal(GraphAnswer answer) {
        super(answer.body());
        this.answer = answer;
    }

    GraphRefusal(int status, int code, String message, String details) {
        this(GraphAnswer.error(status, code, message, details));
    }

    static GraphRefusal invalid(String details) {
        return new GraphRefusal(400, 100, "(#100) Invalid parameter", details);
    }

    GraphAnswer answer() {
        return answer;
    }
}
