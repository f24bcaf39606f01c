package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final Terminal terminal = new Terminal();

    @Test
    void startsTheGatewayWhereNothingElseIsAsked() {
        assertThat(terminal.call()).isEmpty();
        assertThat(terminal.call("-Dquarkus.http.port=0")).isEmpty();
        assertThat(terminal.out() + terminal.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "check --help", "check rules -h", "check --help --nonsense"})
    void explainsItself(String arguments) {
        assertThat(terminal.call(arguments.split(" "))).hasValue(0);
        assertThat(terminal.out()).startsWith("Usage: portcullis ");
        assertThat(terminal.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            chekc                                   | there is no command 'chekc' (did you mean 'check'?)
            --corpus x                              | there is no command '--corpus'
            check --corpsu x                        | unknown option '--corpsu' (did you mean '--corpus'?); expected one of
            check -corpus x                         | unknown option '-corpus' (did you mean '--corpus'?)
            check --max_hit_rate=1%                 | unknown option '--max_hit_rate' (did you mean '--max-hit-rate'?)
            check --verbose                         | unknown option '--verbose'; expected one of
            check --corpus                          | option --corpus stands without its value; expected --corpus FILE
            check --against a --against b           | option --against stands twice; expected it once
            check a b                               | found 2 folders (a, b); expected one
            check --max-hit-rate 1%                 | found --max-hit-rate without --corpus
            check --corpus nowhere.txt              | corpus 'nowhere.txt' is not there
            check --corpus src                      | corpus 'src' is a folder
            check --corpus pom.xml --max-hit-rate 1 | '1' is no rate; expected a share of 0% to 100% with its sign
            check --against nowhere                 | 'nowhere' after --against is no folder
            check --against=                        | found nothing where a path should be
            """)
    void refusesWhatItDoesNotUnderstand(String arguments, String expected) {
        assertThat(terminal.call(arguments.split(" "))).hasValue(2);
        assertThat(terminal.err()).startsWith("portcullis").contains(expected).contains("--help");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void takesAFolderWhoseNameLooksLikeAnOption() {
        assertThat(terminal.call("check", "--", "--rules")).hasValue(1);
        assertThat(terminal.out()).startsWith("--rules: there is no such folder");
    }

    @Test
    void refusesACorpusWithoutAMessage(@TempDir Path home) throws IOException {
        Path corpus = Files.writeString(home.resolve("corpus.txt"), "\n \n");

        assertThat(terminal.call("check", "--corpus", corpus.toString())).hasValue(2);
        assertThat(terminal.err()).contains("holds no message; expected UTF-8, one message a line");
    }
}
