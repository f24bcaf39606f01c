package dev.portcullis.ops;

import dev.portcullis.graph.LinesConfig;
import dev.portcullis.message.LineId;
import dev.portcullis.rulebook.ConfiguredLines;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

@Singleton
final class LinesOfSettings implements ConfiguredLines {

    private final LinesConfig config;

    LinesOfSettings(LinesConfig config) {
        this.config = config;
    }

    @Override
    public Set<LineId> ids() {
        return config.lines().keySet().stream()
                .flatMap(id -> LineId.parse(id).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
