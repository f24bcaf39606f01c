package dev.portcullis.cli;

/** What a script learns from a command. */
enum ExitCode {
    FINE(0),
    /** Rules that the gateway would refuse. */
    PROBLEMS(1),
    WRONG_USAGE(2),
    /** Rules that the gateway would take, but that hit more than was allowed. */
    GATE_EXCEEDED(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
