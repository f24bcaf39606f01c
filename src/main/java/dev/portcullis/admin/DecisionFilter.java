package dev.portcullis.admin;

import java.util.LinkedHashMap;
import java.util.Map;
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
        return new DecisionFilter(
                AddressQuery.text(line),
                AddressQuery.text(rule),
                AddressQuery.text(sender),
                AddressQuery.text(since),
                AddressQuery.text(mode),
                AddressQuery.text(effect));
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
        return AddressQuery.of(all);
    }

    public boolean hasUnusualSince() {
        return !since.isEmpty() && !since.matches("PT15M|PT1H|PT24H|P7D");
    }
}
