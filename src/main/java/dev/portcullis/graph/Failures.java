package dev.portcullis.graph;

/** Calls that failed without Meta giving an error. */
final class Failures {

    private Failures() {}

    static CallFailure of(Exchange.Lost lost) {
        GraphError error = GraphError.withoutCode(lost.what(), lost.details(), 0);
        return new CallFailure(FailureKind.TRANSIENT, error, lost.mayHaveArrived());
    }

    /** A configured token that cannot be had counts like one that Meta refuses: only a person can help. */
    static CallFailure withoutToken(String details) {
        GraphError error = GraphError.withoutCode("no access token", details, 0);
        return new CallFailure(FailureKind.BAD_TOKEN, error, false);
    }

    /** An answer that is no JSON, is cut short, or says neither what was done nor what was wrong. */
    static CallFailure ofAnswerWithoutError(Exchange.Answered answered, ErrorReader errors) {
        String what = "HTTP " + answered.status() + " with nothing in it that Meta documents";
        String details = answered.body().length + " bytes, "
                + answered.header("content-type").orElse("no content type");
        Fault fault = errors.unstated(what, details);
        return new CallFailure(fault.kind(), fault.error(), mayHaveActed(answered));
    }

    /** JSON that was cut short may have been a list of successes; other bodies of 3xx and 4xx are a proxy's. */
    private static boolean mayHaveActed(Exchange.Answered answered) {
        boolean refused = answered.status() >= 300 && answered.status() < 500;
        boolean cutShort = GraphJson.opensAnObject(answered.body())
                && GraphJson.parse(answered.body()).isEmpty();
        return !refused || cutShort;
    }
}
