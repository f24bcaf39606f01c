package dev.portcullis.panel;

import dev.portcullis.admin.GroupView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wanted prefix or country as the panel shows it.
 *
 * @param trippedSince when it reached its cap, and stopped; null where it acts
 */
record GroupRow(
        String name,
        String rule,
        String reason,
        String by,
        Instant since,
        @Nullable Instant until,
        int blocksPerHour,
        @Nullable Instant trippedSince) {

    static List<GroupRow> of(List<GroupView> groups) {
        return groups.stream()
                .map(group -> new GroupRow(
                        group.group(),
                        group.rule(),
                        group.reason(),
                        group.by(),
                        group.since(),
                        group.until().orElse(null),
                        group.blocksPerHour(),
                        group.trippedSince().orElse(null)))
                .toList();
    }

    /** Its rule, as it stands in an address. */
    public String query() {
        return URLEncoder.encode(rule, StandardCharsets.UTF_8);
    }
}
