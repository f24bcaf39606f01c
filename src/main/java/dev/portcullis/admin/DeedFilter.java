package dev.portcullis.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which deeds somebody wants to see, as it stands in the address; empty texts ask for all. */
public record DeedFilter(String line, String by, String sender, String kind, String since) {

    public static DeedFilter of(
            @Nullable String line,
            @Nullable String by,
            @Nullable String sender,
            @Nullable String kind,
            @Nullable String since) {
        return new DeedFilter(
                AddressQuery.text(line),
                AddressQuery.text(by),
                AddressQuery.text(sender),
                AddressQuery.text(kind),
                AddressQuery.text(since));
    }

    public boolean asksForAll() {
        return query().isEmpty();
    }

    /** Of the address, without the question mark. */
    public String query() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("line", line);
        all.put("by", by);
        all.put("sender", sender);
        all.put("kind", kind);
        all.put("since", since);
        return AddressQuery.of(all);
    }

    /**
     * Of the page at that path.
     *
     * @param cursor where to go on; empty for the first page
     */
    public String address(String path, String cursor) {
        String query = AddressQuery.joined(query(), cursor.isEmpty() ? "" : "cursor=" + cursor);
        return query.isEmpty() ? path : path + "?" + query;
    }

    public boolean hasUnusualSince() {
        return !since.isEmpty() && !since.matches("PT24H|P7D|P30D");
    }
}
