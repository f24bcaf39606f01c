package dev.portcullis;

import dev.portcullis.cli.CommandLine;
import dev.portcullis.ops.StartFailure;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Starts the gateway, and says in words why it does not start. A command is done before Quarkus is up, so that it needs
 * neither settings nor Redis.
 */
@QuarkusMain
public final class GatewayMain {

    public static void main(String... arguments) {
        OptionalInt exitCode =
                new CommandLine(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).run(List.of(arguments));
        if (exitCode.isPresent()) {
            System.exit(exitCode.getAsInt());
        }
        Quarkus.run(null, GatewayMain::ended, arguments);
    }

    /** Rules and messages are UTF-8, whatever the terminal calls its own. */
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    /** Replaces what Quarkus would print, so everything that went wrong has to be said here. */
    private static void ended(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            StartFailure.explain(failure).ifPresentOrElse(System.err::println, failure::printStackTrace);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
    }
}
