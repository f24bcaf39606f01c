package dev.portcullis.rulebook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Rule books for tests of other rooms: loaded by the real loader, not watched. */
public final class RuleBooks {

    private RuleBooks() {}

    public static RuleBook of(Path folder) {
        return of(folder, RulebookConfig.BadStart.STOP, Optional::empty, new SimpleMeterRegistry());
    }

    /** @throws RuleFolderException where the folder is bad, and nothing else can be used */
    static RuleBook of(Path folder, RulebookConfig.BadStart badStart, LastGoodRules lastGood, MeterRegistry metrics) {
        RuleBook book = new RuleBook(
                new Settings(folder, RulebookConfig.GlobalMode.ENFORCE, badStart, Duration.ofHours(1)),
                new RulebookMetrics(metrics),
                lastGood,
                Set::of);
        book.start(new StartupEvent());
        book.stop(new ShutdownEvent());
        return book;
    }

    private record Settings(Path directory, GlobalMode mode, BadStart badStart, Duration watchEvery)
            implements RulebookConfig {}
}
