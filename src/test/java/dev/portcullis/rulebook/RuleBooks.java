package dev.portcullis.rulebook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;

/** Rule books for tests of other rooms: loaded by the real loader, not watched. */
public final class RuleBooks {

    private RuleBooks() {}

    public static RuleBook of(Path folder) {
        RuleBook book = new RuleBook(
                new Settings(folder, RulebookConfig.GlobalMode.ENFORCE, Duration.ofHours(1)),
                new RulebookMetrics(new SimpleMeterRegistry()));
        book.start(new StartupEvent());
        book.stop(new ShutdownEvent());
        return book;
    }

    private record Settings(Path directory, GlobalMode mode, Duration watchEvery) implements RulebookConfig {}
}
