package dev.portcullis.graph;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the proxy listens. */
record HostAndPort(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:http://)?(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+):([0-9]{1,5})/?");

    static Optional<HostAndPort> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(2));
        String host = matcher.group(1).replaceAll("[\\[\\]]", "");
        return port > 0 && port <= 65_535 ? Optional.of(new HostAndPort(host, port)) : Optional.empty();
    }
}
