package dev.portcullis.ops;

import dev.portcullis.rulebook.Replicas.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells once when replicas have judged by different rule sets for longer than a change takes to reach them all, and once
 * when they agree again.
 */
final class Disagreement {

    /** Kubernetes shows a changed ConfigMap to its pods within about a minute, not at the same time. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private @Nullable Instant since;
    private boolean told;

    /** What to warn of now, if anything. */
    Optional<String> warning(List<Replica> running, Instant now) {
        Map<String, List<String>> byHash = running.stream()
                .collect(Collectors.groupingBy(
                        Replica::hash, TreeMap::new, Collectors.mapping(Replica::id, Collectors.toList())));
        if (byHash.size() < 2) {
            since = null;
            boolean over = told;
            told = false;
            return over ? Optional.of("All replicas judge by the same rules again: " + byHash) : Optional.empty();
        }
        if (since == null) {
            since = now;
        }
        if (told || Duration.between(since, now).compareTo(PATIENCE) < 0) {
            return Optional.empty();
        }
        told = true;
        return Optional.of("Replicas judge by different rules since " + since + ": " + byHash
                + "; compare their folders, and their logs for problems with rule files");
    }
}
