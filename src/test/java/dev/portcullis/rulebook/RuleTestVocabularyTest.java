package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each key of a test, and what it is read as; what comes of it is another matter. */
class RuleTestVocabularyTest {

    private static final String RULE = """
            version: 1
            rules:
              - id: a
                title: T
                match: {all: {link: any}}
                aggregate: {count: messages, within: 1h, gte: 5}
                candidate: {gte: 3}
                score: {add: 1}
                tests:
            %sthresholds: {within: 1h, tag: 1}
            """;

    @TempDir
    private Path folder;

    @Test
    void fillsInDefaults() {
        // When
        RuleTest test = read(RULE.formatted("      - {name: n, send: [{from: a}], expect: nothing}\n"))
                .getFirst();

        // Then
        assertThat(test.place()).isEqualTo(new Place("a.yaml", 10, 9));
        assertThat(test.name()).isEqualTo("n");
        assertThat(test.rule()).contains("a");
        assertThat(test.file()).isEqualTo("a.yaml");
        assertThat(test.start()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(test.expect()).isEqualTo(Expectation.NOTHING);
        assertThat(test.send())
                .containsExactly(new Sending(
                        new Place("a.yaml", 10, 26),
                        "a",
                        Optional.empty(),
                        MessageKind.TEXT,
                        1,
                        Duration.ofSeconds(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Forwarding.NONE,
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void readsEveryKey() {
        // When
        RuleTest test = read(RULE.formatted("""
                      - name: everything
                        start: 2026-06-01T00:00:00Z
                        send:
                          - from: "p{n}"
                            text: "number {n}"
                            kind: document
                            times: 3
                            every: 2m
                            at: 0s
                            line: "1001"
                            country: BR
                            forwarded: frequently
                            referral: present
                            reply: true
                            filename: a.pdf
                            mime: application/pdf
                            profile_name: Ann
                            media_hash: abc
                          - {from: "+15551230001", at: 1h, forwarded: true, referral: absent}
                        expect:
                          block: p1
                          hold: [p1, p2]
                          tag: "+15551230001"
                          alert: p3
                          shadow: []
                          candidate: p2
                          score: [p1, p2, p3]
                """)).getFirst();

        // Then
        assertThat(test.start()).isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));
        Sending first = test.send().getFirst();
        assertThat(first)
                .isEqualTo(new Sending(
                        first.place(),
                        "p{n}",
                        Optional.of("number {n}"),
                        MessageKind.DOCUMENT,
                        3,
                        Duration.ofMinutes(2),
                        Optional.of(Duration.ZERO),
                        Optional.of(new LineId("1001")),
                        Optional.of("BR"),
                        Forwarding.FREQUENTLY,
                        true,
                        true,
                        Optional.of("a.pdf"),
                        Optional.of("application/pdf"),
                        Optional.of("Ann"),
                        Optional.of("abc")));
        assertThat(first.senders()).containsExactly("p1", "p2", "p3");
        assertThat(first.text(2)).contains("number 2");
        Sending second = test.send().getLast();
        assertThat(second.forwarding()).isEqualTo(Forwarding.FORWARDED);
        assertThat(second.referral()).isFalse();
        assertThat(second.at()).contains(Duration.ofHours(1));
        assertThat(second.senders()).containsExactly("+15551230001");
        assertThat(test.expect())
                .isEqualTo(new Expectation(
                        Map.of(
                                Action.BLOCK,
                                Set.of("p1"),
                                Action.HOLD,
                                Set.of("p1", "p2"),
                                Action.TAG,
                                Set.of("+15551230001"),
                                Action.ALERT,
                                Set.of("p3")),
                        Optional.of(Set.of()),
                        Optional.of(Set.of("p2")),
                        Optional.of(Set.of("p1", "p2", "p3"))));
    }

    @Test
    void readsTestsOfAFile() {
        // When
        List<RuleTest> tests = read(RULE.formatted("      - {name: n, send: [{from: a}], expect: nothing}\n")
                + "tests: [{name: together, send: [{from: a}], expect: {shadow: a, score: a}}]\n");

        // Then
        assertThat(tests).extracting(RuleTest::rule).containsExactly(Optional.of("a"), Optional.empty());
        assertThat(tests).extracting(RuleTest::name).containsExactly("n", "together");
    }

    @Test
    void givesNoTestsOfAFolderThatIsRefused() {
        // Given
        RuleFiles.write(folder, "b.yaml", "version: 2\n");
        RuleFiles.write(folder, "a.yaml", RULE.formatted("      - {name: n, send: [{from: a}], expect: nothing}\n"));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.ruleSet()).isEmpty();
        assertThat(loaded.definition()).isEmpty();
        assertThat(loaded.tests()).isEmpty();
    }

    private List<RuleTest> read(String file) {
        RuleFiles.write(folder, "a.yaml", file);
        RuleLoader.Loaded loaded = RuleLoader.read(new RuleFolder(folder));
        assertThat(loaded.problems()).isEmpty();
        return loaded.tests();
    }
}
