package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.secrets.SecretSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {

    private static final LineId LINE = new LineId("880011002200330");
    private static final LineId OTHER_LINE = new LineId("880011002200331");
    private static final Optional<AccountId> ACCOUNT = Optional.of(new AccountId("990100200300400"));

    @TempDir
    Path folder;

    @Test
    void takesTheLinesTokenThenTheAccountsThenTheDefault() {
        AccessTokens tokens = Settings.of(Map.of(
                        "portcullis.lines.\"880011002200330\".access-token", "of-line",
                        "portcullis.accounts.\"990100200300400\".access-token", "of-account",
                        "portcullis.graph.access-token", "default"))
                .tokens();

        assertThat(token(tokens, LINE, ACCOUNT)).contains("of-line");
        assertThat(token(tokens, OTHER_LINE, ACCOUNT)).contains("of-account");
        assertThat(token(tokens, OTHER_LINE, Optional.of(new AccountId("1")))).contains("default");
        assertThat(token(tokens, OTHER_LINE, Optional.empty())).contains("default");
        assertThat(tokens.sourceFor(OTHER_LINE, ACCOUNT).orElseThrow().key())
                .isEqualTo("portcullis.accounts.\"990100200300400\".access-token");
    }

    @Test
    void readsEnvironmentVariables() {
        AccessTokens tokens = Settings.ofEnvironment(Map.of(
                        "PORTCULLIS_LINES__880011002200330__ACCESS_TOKEN", "of-line",
                        "PORTCULLIS_ACCOUNTS__990100200300400__ACCESS_TOKEN", "of-account",
                        "PORTCULLIS_GRAPH_ACCESS_TOKEN", "default"))
                .tokens();

        assertThat(token(tokens, LINE, ACCOUNT)).contains("of-line");
        assertThat(token(tokens, OTHER_LINE, ACCOUNT)).contains("of-account");
        assertThat(token(tokens, OTHER_LINE, Optional.empty())).contains("default");
    }

    @Test
    void hasNoneWhereNoneOrAnEmptyOneIsSet() {
        assertThat(Settings.of(Map.of()).tokens().sourceFor(LINE, ACCOUNT)).isEmpty();
        assertThat(Settings.of(Map.of("portcullis.graph.access-token", ""))
                        .tokens()
                        .sourceFor(LINE, ACCOUNT))
                .isEmpty();
    }

    @Test
    void doesNotFallThroughFromABrokenTokenToAnotherOne() {
        Path missing = folder.resolve("missing");
        AccessTokens tokens = Settings.of(Map.of(
                        "portcullis.lines.\"880011002200330\".access-token-file",
                        missing.toString(),
                        "portcullis.graph.access-token",
                        "default"))
                .tokens();

        assertThat(token(tokens, LINE, ACCOUNT)).isEmpty();
        assertThat(tokens.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .contains(
                                "portcullis.lines.\"880011002200330\".access-token-file",
                                "PORTCULLIS_LINES__880011002200330__ACCESS_TOKEN_FILE",
                                "does not exist"));
    }

    @Test
    void namesEveryProblemAtOnce() {
        AccessTokens tokens = Settings.of(Map.of(
                        "portcullis.accounts.\"990100200300400\".access-token", "two words",
                        "portcullis.graph.access-token", "fine",
                        "portcullis.graph.app-secret-file",
                                folder.resolve("missing").toString()))
                .tokens();

        assertThat(tokens.problems())
                .hasSize(2)
                .anySatisfy(
                        problem -> assertThat(problem).contains("PORTCULLIS_ACCOUNTS__990100200300400__ACCESS_TOKEN"))
                .anySatisfy(problem -> assertThat(problem).contains("PORTCULLIS_GRAPH_APP_SECRET_FILE"));
    }

    private static Optional<String> token(AccessTokens tokens, LineId line, Optional<AccountId> account) {
        return tokens.sourceFor(line, account).flatMap(SecretSource::current);
    }
}
