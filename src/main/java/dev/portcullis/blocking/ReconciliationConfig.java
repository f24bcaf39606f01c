package dev.portcullis.blocking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The comparison of our cases with Meta's lists. */
@ConfigMapping(prefix = "portcullis.reconciliation")
public interface ReconciliationConfig {

    /** Time between two comparisons of a line; empty for {@code off}. */
    @WithDefault("6h")
    @WithConverter(OffOrDuration.class)
    Optional<Duration> every();

    /** Whether what was found is put right in our books at once. Nobody is ever blocked again by that. */
    @WithDefault("true")
    boolean apply();
}
