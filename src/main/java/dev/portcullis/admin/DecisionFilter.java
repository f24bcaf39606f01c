package dev.portcullis.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which decisions somebody wants to see, as it stands in the address; empty texts ask for all. */
public record DecisionFilter(String line, String rule, String sender, String since, String mode, String effect) {

    public static DecisionFilter of(
            @Nullable String line,
            @Nullable String rule,
            @Nullable String sender,
            @Nullable String since,
            @Nullable String mode,
            @Nullable String effect) {
        return new DecisionFilter(text(line), text(rule), text(sender), text(since), text(mode), text(effect));
    }

    private static String text(@Nullable String found) {
        return found == null ? "" : found.strip();
    }

    public boolean asksForAll() {
        return query().isEmpty();
    }

    /** Of the address, without the question mark. */
    public String query() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("line", line);
        all.put("rule", rule);
        all.put("sender", sender);
        all.put("since", since);
        all.put("mode", mode);
        all.put("effect", effect);
        return all.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public boolean hasUnusualSince() {
        return !since.isEmpty() && !since.matches("PT15M|PT1H|PT24H|P7D");
    }
}
