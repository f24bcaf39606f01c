package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.message.LineId;
import dev.portcullis.rulebook.Trial.Outcome;
import dev.portcullis.rules.Explanation;
import dev.portcullis.rules.Explanation.Cause;
import dev.portcullis.rules.Explanation.Unmet;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private RuleSet rules;

    @BeforeEach
    void load() throws Exception {
        Files.writeString(folder.resolve("rules.yaml"), """
                version: 1
                rules:
                  - id: bitcoin
                    title: Money
                    mode: enforce
                    match: {any: {text|phrase: double your bitcoin}}
                    action: block
                  - id: two-of
                    title: Two words of three
                    mode: enforce
                    match: {all: [{text: {of: [prize, claim, winner], gte: 2}}, {country: [NG]}]}
                    action: block
                  - id: resting
                    title: Off
                    mode: off
                    match: {any: {text: hello}}
                    action: tag
                  - id: elsewhere
                    title: On another line
                    mode: enforce
                    lines: ["77"]
                    match: {any: {text: hello}}
                    action: tag
                  - id: files
                    title: Documents
                    mode: enforce
                    on: [document]
                    match: {any: {filename|contains: invoice}}
                    action: hold
                  - id: spared
                    title: Somebody is excused
                    mode: enforce
                    match: {any: {text: offer}}
                    action: block
                    exceptions: [{sender: "+15551230001", reason: our own test phone}]
                  - id: calm
                    title: Without pictures of anything
                    mode: shadow
                    match: {all: {text: offer}, not: {link: any}}
                    action: tag
                  - id: flood
                    title: Many
                    mode: enforce
                    aggregate: {count: messages, by: sender, within: 60s, gte: 3}
                    candidate: {within: 60s, gte: 2}
                    action: tag
                  - id: crowd
                    title: Same text
                    mode: enforce
                    aggregate: {distinct: sender, by: text_fingerprint, within: 1h, gte: 3}
                    action: block
                """);
        rules = RuleLoader.load(new RuleFolder(folder), Circumstances.at(Clock.systemUTC()))
                .ruleSet()
                .orElseThrow();
    }

    @Test
    void tellsWhatHitAndWhere() {
        Outcome outcome = attempt("{'text':'Now DOUBLE your bitcoin!'}");

        assertThat(outcome.verdict().decisive().orElseThrow().rule().id()).isEqualTo("bitcoin");
        assertThat(outcome.verdict().hits().getFirst().spans())
                .singleElement()
                .satisfies(span -> assertThat(span.start()).isEqualTo(4));
        assertThat(outcome.messages()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':'hi','line':'1'}|resting|OFF",
                "{'text':'hello','line':'1'}|elsewhere|LINE",
                "{'text':'hello'}|elsewhere|",
                "{'text':'hello'}|files|KIND",
                "{'kind':'document','filename':'cat.pdf'}|files|CONDITION",
                "{'kind':'document','filename':'invoice.pdf'}|files|",
                "{'text':'offer','sender':'+15551230001'}|spared|EXCEPTION",
                "{'text':'offer','sender':'+15551230002'}|spared|",
                "{'text':'offer https://a.com/x'}|calm|CONDITION",
                "{'text':'hi'}|flood|COUNT",
                "{'text':'hi','times':3}|flood|",
                "{'text':'hi','times':3,'every':'30s'}|flood|COUNT",
                "{'text':'hi'}|crowd|UNCOUNTED",
            })
    void namesTheCause(String body, String rule, Cause cause) {
        Outcome outcome = attempt(body);

        if (cause == null) {
            assertThat(outcome.verdict().hits())
                    .extracting(hit -> hit.rule().id())
                    .contains(rule);
            assertThat(outcome.unmatched())
                    .extracting(miss -> miss.rule().id())
                    .doesNotContain(rule)
                    .hasSize(rules.rules().size() - outcome.verdict().hits().size());
        } else {
            assertThat(miss(outcome, rule).cause()).isEqualTo(cause);
        }
    }

    @Test
    void tellsFalseFromUnknown() {
        assertThat(miss(attempt("{'text':'claim it'}"), "two-of").unmet())
                .containsExactly(
                        new Unmet("2 of the keywords 'prize', 'claim', 'winner' in the text; found 1", false),
                        new Unmet("country NG", true));
        assertThat(miss(attempt("{'text':'claim the prize','country':'GH'}"), "two-of")
                        .unmet())
                .containsExactly(new Unmet("country NG; found GH", false));
        assertThat(miss(attempt("{'text':'offer https://a.com/x'}"), "calm").unmet())
                .containsExactly(new Unmet("not a link", false));
    }

    @Test
    void followsARateToTheMessageThatCompletesIt() {
        Outcome outcome = attempt("{'text':'hi','history':[{'text':'a','times':4,'every':'10s'}]}");

        assertThat(outcome.messages()).isEqualTo(5);
        assertThat(outcome.verdict().hits())
                .extracting(hit -> hit.reason())
                .containsExactly("5 messages within 60 s (limit 3)");
        assertThat(outcome.verdict().candidates()).hasSize(1);
        assertThat(outcome.firings())
                .filteredOn(firing -> !firing.candidate())
                .singleElement()
                .satisfies(firing -> {
                    assertThat(firing.message()).isEqualTo(3);
                    assertThat(firing.after()).isEqualTo(Duration.ofSeconds(20));
                    assertThat(firing.messages()).isEqualTo(3);
                });
    }

    @Test
    void namesEveryoneWhomACrowdIsMadeOf() {
        String text = "hello dear friend this is the very same text for everybody";
        Trial trial = trial("{'send':[{'from':'p{n}','text':'" + text + "','times':3}]}");
        Outcome outcome = trial.run(Mode.ENFORCE, Clock.systemUTC());

        assertThat(outcome.verdict().hits())
                .filteredOn(hit -> hit.rule().id().equals("crowd"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.contributors())
                        .extracting(each -> trial.name(each.sender()))
                        .containsExactlyInAnyOrder("p1", "p2", "p3"));
    }

    @Test
    void obeysTheGlobalMode() {
        Outcome outcome = trial("{'text':'double your bitcoin'}").run(Mode.SHADOW, Clock.systemUTC());

        assertThat(outcome.verdict().decisive()).isEmpty();
        assertThat(outcome.verdict().hits()).extracting(hit -> hit.mode()).containsExactly(Mode.SHADOW);
    }

    @Test
    void goesToALineThatARuleNames() {
        assertThat(attempt("{'text':'hi'}").message().line()).isEqualTo(new LineId("77"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}||nothing to try",
                "[]||nothing to try",
                "{'text':5}|text|expected a text",
                "{'txt':'a'}|txt|did you mean 'text'",
                "{'text':'a','kind':'letter'}|kind|letter",
                "{'text':'a','times':1001}||expected at most 1000",
                "{'text':'a','times':0}|times|from 1 to",
                "{'text':'a','history':{}}|history|expected [",
                "{'send':[]}|send|expected [",
                "{'send':['a']}|send[0]|expected a mapping",
                "{'send':[{'text':'a'},{'text':'b','at':5}]}|send[1].at|such as 90s",
                "{'send':[{'text':'a'}],'text':'b'}|text|beside 'send'",
                "{'text':'a','kind':'sticker'}|text|sticker",
                "{'text':'a','start':'now'}|start|instant in UTC",
                "{'text':'a','profileName':3}|profileName|expected a text",
            })
    void namesTheFieldThatCannotBeRead(String body, String field, String problem) {
        assertThatThrownBy(() -> trial(body))
                .asInstanceOf(type(TrialRefusedException.class))
                .extracting(refused -> refused.problems().getFirst())
                .satisfies(first -> {
                    assertThat(first.field()).isEqualTo(field == null ? "" : field);
                    assertThat(first.problem()).contains(problem);
                });
    }

    @Test
    void refusesATextThatNobodyCouldSend() {
        assertThatThrownBy(() -> trial("{'text':'" + "a".repeat(Trial.LONGEST_TEXT + 1) + "'}"))
                .isInstanceOf(TrialRefusedException.class)
                .hasMessageContaining("at most 65536");
    }

    @Test
    void givesUpOnWhatTakesTooLong() {
        AtomicInteger calls = new AtomicInteger();
        Trial trial = trial("{'text':'a','times':10}");

        assertThatThrownBy(() -> trial.run(Mode.ENFORCE, () -> NOW.plusSeconds(3L * calls.getAndIncrement())))
                .isInstanceOf(TrialRefusedException.class)
                .hasMessageContaining("takes too long");
    }

    private Outcome attempt(String body) {
        return trial(body).run(Mode.ENFORCE, Clock.systemUTC());
    }

    private Trial trial(String body) {
        try {
            return Trial.read(new ObjectMapper().readTree(body.replace('\'', '"')), rules, NOW);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Explanation miss(Outcome outcome, String rule) {
        return outcome.unmatched().stream()
                .filter(miss -> miss.rule().id().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
