package dev.portcullis.graph;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** What is set for single lines, by {@code phone_number_id}. */
@ConfigMapping(prefix = "portcullis.lines")
public interface LinesConfig {

    @WithParentName
    Map<String, TokenConfig> lines();
}
