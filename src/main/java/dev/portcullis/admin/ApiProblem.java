package dev.portcullis.admin;

/** Ends a request with a problem. */
final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ApiProblem(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static ApiProblem badRequest(String detail) {
        return new ApiProblem(Problem.of(400, detail));
    }

    static ApiProblem notFound(String detail) {
        return new ApiProblem(Problem.of(404, detail));
    }

    Problem problem() {
        return problem;
    }
}
