package dev.portcullis.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a filter asks for, as it stands in the address of a page. */
final class AddressQuery {

    private AddressQuery() {}

    static String text(@Nullable String found) {
        return found == null ? "" : found.strip();
    }

    static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "&" + other;
    }

    /** Without the question mark, and without what is empty. */
    static String of(Map<String, String> parts) {
        return parts.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
