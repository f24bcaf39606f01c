package dev.portcullis;

import dev.portcullis.ops.StartFailure;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;

/** Starts the gateway, and says in words why it does not start. */
@QuarkusMain
public final class GatewayMain {

    public static void main(String... arguments) {
        Quarkus.run(null, GatewayMain::ended, arguments);
    }

    /** Replaces what Quarkus would print, so everything that went wrong has to be said here. */
    private static void ended(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            StartFailure.explain(failure).ifPresentOrElse(System.err::println, failure::printStackTrace);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
    }
}
