package dev.portcullis.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Redis server tells of itself, as far as the gateway's promises depend on it. Empty is what it does not tell:
 * managed servers forbid some questions.
 *
 * @param version as the server writes it
 * @param evictionSafe whether the server refuses writes rather than dropping keys when its memory is full
 * @param persistent whether the data outlives the server's process
 */
record RedisFacts(Optional<String> version, Optional<Boolean> evictionSafe, Optional<Boolean> persistent) {

    private static final int OLDEST_MAJOR = 7;

    /**
     * @param info the answer to {@code INFO}
     * @param savePoints the value of {@code CONFIG GET save}; empty where the server forbids the question
     */
    static RedisFacts of(String info, Optional<String> savePoints) {
        Map<String, String> fields = fields(info);
        Optional<Boolean> appendOnly =
                Optional.ofNullable(fields.get("aof_enabled")).map("1"::equals);
        return new RedisFacts(
                Optional.ofNullable(fields.get("redis_version")),
                Optional.ofNullable(fields.get("maxmemory_policy")).map("noeviction"::equals),
                appendOnly.filter(on -> on).or(() -> savePoints.map(points -> !points.isBlank())));
    }

    /** Nothing could be asked. */
    static RedisFacts none() {
        return new RedisFacts(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Valkey tells the version of Redis that it stands for. An unknown version is taken to be new enough. */
    boolean isTooOld() {
        return version.map(text -> text.split("\\.", 2)[0])
                .filter(major -> major.matches("[0-9]{1,4}"))
                .filter(major -> Integer.parseInt(major) < OLDEST_MAJOR)
                .isPresent();
    }

    /** What somebody should change, or look up where the server does not tell, one sentence each. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (evictionSafe.isEmpty()) {
            warnings.add("Whether Redis evicts keys could not be checked, since it does not answer INFO (allow +info);"
                    + " see to it that maxmemory-policy is noeviction");
        } else if (!evictionSafe.get()) {
            warnings.add("Redis drops keys when its memory is full, and cases and blocks with them:"
                    + " set maxmemory-policy to noeviction");
        }
        if (persistent.isEmpty()) {
            warnings.add("Whether Redis keeps its data could not be checked, since it does not answer CONFIG GET save"
                    + " (allow +config|get); see to it that it writes an append-only file");
        } else if (!persistent.get()) {
            warnings.add("Redis keeps its data in memory only, and all cases are lost when it ends:"
                    + " set appendonly to yes");
        }
        return warnings;
    }

    private static Map<String, String> fields(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> fields.put(pair[0].strip(), pair[1].strip()));
        return fields;
    }
}
