package dev.portcullis.cli;

import dev.portcullis.rulebook.DidYouMean;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Decides what the executable is asked for. */
public final class CommandLine {

    private static final String CHECK = "check";
    private static final Set<String> HELP = Set.of("help", "--help", "-h");

    private final PrintStream out;
    private final PrintStream err;

    public CommandLine(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The exit code of the command; empty where none was given, so that the gateway is to be started. */
    public OptionalInt run(List<String> arguments) {
        // Properties for the runtime are no words of ours.
        if (arguments.isEmpty() || arguments.getFirst().startsWith("-D")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(run(arguments.getFirst(), arguments.subList(1, arguments.size()))
                .code());
    }

    private ExitCode run(String command, List<String> arguments) {
        if (command.equals(CHECK)) {
            return new CheckCommand(out, err).run(arguments);
        }
        if (HELP.contains(command)) {
            out.print(Help.GATEWAY);
            return ExitCode.FINE;
        }
        err.println("portcullis: there is no command '" + Printable.escape(command) + "'"
                + DidYouMean.nearest(command, Set.of(CHECK, "help"))
                        .map(word -> " (did you mean '" + word + "'?)")
                        .orElse("")
                + ". See 'portcullis --help'.");
        return ExitCode.WRONG_USAGE;
    }
}
