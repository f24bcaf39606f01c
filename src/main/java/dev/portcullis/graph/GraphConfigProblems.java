package dev.portcullis.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with the keys of this room, each in a sentence that also names the environment variable. */
public final class GraphConfigProblems {

    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,2}");

    /** A call that lasts longer could still act when another replica has got the right to write. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private GraphConfigProblems() {}

    /** Every problem at once; an empty list if calls can be made. Secrets are the business of {@link AccessTokens}. */
    public static List<String> of(GraphConfig config) {
        List<String> problems = new ArrayList<>();
        if (!isBaseUrl(config.url())) {
            problems.add("portcullis.graph.url (PORTCULLIS_GRAPH_URL): found '" + config.url()
                    + "', expected an http or https address without a query, such as https://graph.facebook.com");
        }
        if (!VERSION.matcher(config.version()).matches()) {
            problems.add("portcullis.graph.version (PORTCULLIS_GRAPH_VERSION): found '" + config.version()
                    + "', expected a version of the Graph API such as v26.0");
        }
        config.proxy()
                .filter(proxy -> HostAndPort.parse(proxy).isEmpty())
                .ifPresent(proxy -> problems.add(
                        "portcullis.graph.proxy (PORTCULLIS_GRAPH_PROXY): expected host:port, such as proxy.internal:3128;"
                                + " user names and passwords are not supported"));
        mustBePositive(problems, "connect-timeout", "CONNECT_TIMEOUT", config.connectTimeout());
        mustBePositive(problems, "timeout", "TIMEOUT", config.timeout());
        if (config.timeout().compareTo(LONGEST_CALL) > 0) {
            problems.add("portcullis.graph.timeout (PORTCULLIS_GRAPH_TIMEOUT): found " + config.timeout()
                    + ", expected 20s at most, so that no call outlasts its replica's right to write");
        }
        mustBePositive(problems, "list-timeout", "LIST_TIMEOUT", config.listTimeout());
        if (config.pageSize() < 1) {
            problems.add("portcullis.graph.page-size (PORTCULLIS_GRAPH_PAGE_SIZE): found " + config.pageSize()
                    + ", expected a number of users above 0");
        }
        return List.copyOf(problems);
    }

    private static void mustBePositive(List<String> problems, String key, String variable, Duration found) {
        if (!found.isPositive()) {
            problems.add("portcullis.graph." + key + " (PORTCULLIS_GRAPH_" + variable + "): found " + found
                    + ", expected a duration above zero, such as 20s");
        }
    }

    private static boolean isBaseUrl(String text) {
        try {
            URI url = new URI(text);
            return url.getScheme() != null
                    && Set.of("http", "https").contains(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
