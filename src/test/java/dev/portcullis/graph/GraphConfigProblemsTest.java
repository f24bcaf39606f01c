package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphConfigProblemsTest {

    @Test
    void hasNothingAgainstTheDefaults() {
        assertThat(GraphConfigProblems.of(Settings.graph(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8089", "https://graph.facebook.com/", "https://proxy.internal/graph"})
    void takesBaseUrls(String url) {
        assertThat(GraphConfigProblems.of(Settings.graph(Map.of("url", url)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "url,             graph.facebook.com,                PORTCULLIS_GRAPH_URL",
        "url,             ftp://graph.facebook.com,          PORTCULLIS_GRAPH_URL",
        "url,             https://,                          PORTCULLIS_GRAPH_URL",
        "url,             https://graph.facebook.com?a=b,    PORTCULLIS_GRAPH_URL",
        "url,             https://me:pw@graph.facebook.com,  PORTCULLIS_GRAPH_URL",
        "version,         26.0,                              PORTCULLIS_GRAPH_VERSION",
        "version,         v26,                               PORTCULLIS_GRAPH_VERSION",
        "version,         v26.0/me,                          PORTCULLIS_GRAPH_VERSION",
        "proxy,           proxy.internal,                    PORTCULLIS_GRAPH_PROXY",
        "proxy,           proxy.internal:99999,              PORTCULLIS_GRAPH_PROXY",
        "timeout,         0s,                                PORTCULLIS_GRAPH_TIMEOUT",
        "timeout,         21s,                               PORTCULLIS_GRAPH_TIMEOUT",
        "connect-timeout, -1s,                               PORTCULLIS_GRAPH_CONNECT_TIMEOUT",
        "list-timeout,    0s,                                PORTCULLIS_GRAPH_LIST_TIMEOUT",
        "page-size,       0,                                 PORTCULLIS_GRAPH_PAGE_SIZE"
    })
    void namesTheVariableOfEveryProblem(String key, String value, String variable) {
        assertThat(GraphConfigProblems.of(Settings.graph(Map.of(key, value))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("portcullis.graph." + key, variable, "expected"));
    }

    @Test
    void namesAllAtOnceAndNoPasswordOfAProxy() {
        List<String> problems = GraphConfigProblems.of(
                Settings.graph(Map.of("url", "x", "version", "y", "proxy", "me:s3cret@proxy.internal:3128")));

        assertThat(problems).hasSize(3);
        assertThat(String.join("\n", problems)).doesNotContain("s3cret");
    }
}
