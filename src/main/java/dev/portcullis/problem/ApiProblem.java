package dev.portcullis.problem;

/** Ends a request with a problem. */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ApiProblem(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static ApiProblem badRequest(String detail) {
        return new ApiProblem(Problem.of(400, detail));
    }

    public static ApiProblem notFound(String detail) {
        return new ApiProblem(Problem.of(404, detail));
    }

    public Problem problem() {
        return problem;
    }
}
