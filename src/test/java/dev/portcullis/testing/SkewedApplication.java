package dev.portcullis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import javax.tools.ToolProvider;

/**
 * The packaged gateway on a machine whose clock is wrong: the same files, but for the one class that asks the machine
 * for the time.
 */
final class SkewedApplication {

    private static final String CLOCK = """
            package dev.portcullis;

            final class GatewayClock {
                static java.time.Clock clock() {
                    return java.time.Clock.offset(java.time.Clock.systemUTC(), java.time.Duration.ofMillis(%dL));
                }
            }
            """;

    private SkewedApplication() {}

    /** Answers with the folder that the application lies in. */
    static Path copy(Path application, Duration skew) {
        try {
            Path copy = Files.createTempDirectory(application.resolveSibling("it"), "skewed-");
            for (String folder : new String[] {"lib", "quarkus"}) {
                Files.createSymbolicLink(copy.resolve(folder), application.resolve(folder));
            }
            Files.copy(application.resolve("quarkus-run.jar"), copy.resolve("quarkus-run.jar"));
            Path jar = Files.createDirectory(copy.resolve("app")).resolve("portcullis.jar");
            Files.copy(application.resolve("app/portcullis.jar"), jar);
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                Files.copy(
                        compile(copy, skew),
                        inside.getPath("dev/portcullis/GatewayClock.class"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compile(Path folder, Duration skew) throws IOException {
        Path source = folder.resolve("GatewayClock.java");
        Files.writeString(source, CLOCK.formatted(skew.toMillis()));
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "21", "-proc:none", "-d", folder.toString(), source.toString());
        if (errors != 0) {
            throw new IllegalStateException("the clock does not compile");
        }
        return folder.resolve("dev/portcullis/GatewayClock.class");
    }
}
