package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.message.LineId;
import dev.portcullis.rulebook.LiveRules.Look;
import dev.portcullis.rules.Inbound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path folder;

    private LiveRules live;

    @BeforeEach
    void start() {
        write("a.yaml", "alpha");
        live = live(folder);
        live.start();
    }

    @Test
    void loadsAtTheStart() {
        // Then
        assertThat(hits("alpha")).isTrue();
        assertThat(live.now().loadedAt()).isEqualTo(NOW);
        assertThat(live.now().problems()).isEmpty();
        assertThat(live.look()).isEqualTo(Look.UNCHANGED);
    }

    @Test
    void warnsOfLinesThatSettingsDoNotName() {
        // Given
        RuleFiles.write(folder, "a.yaml", Faults.rule("lines: ['1003']\nmatch: {all: {link: any}}"));
        LiveRules configured = new LiveRules(folder, InstantSource.fixed(NOW), Set.of(new LineId("1002")));

        // When
        configured.start();

        // Then
        assertThat(configured.now().problems())
                .singleElement()
                .asString()
                .contains("warning: line '1003' is not configured", "did you mean '1002'?");
    }

    @Test
    void noticesAnEdit() {
        // When
        write("a.yaml", "gamma");

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("gamma")).isTrue();
        assertThat(hits("alpha")).isFalse();
    }

    @Test
    void noticesAnEditThatKeepsSizeAndTime() throws IOException {
        // Given
        Path file = folder.resolve("a.yaml");
        FileTime time = Files.getLastModifiedTime(file);

        // When
        write("a.yaml", "omega");
        Files.setLastModifiedTime(file, time);

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("omega")).isTrue();
    }

    @Test
    void noticesARenameAndADeletion() throws IOException {
        // Given
        write("b.yaml", "beta", "other");
        assertThat(settled()).isEqualTo(Look.SWAPPED);

        // When
        Files.move(folder.resolve("a.yaml"), folder.resolve("a.yaml.off"));

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("alpha")).isFalse();
        assertThat(hits("beta")).isTrue();
    }

    @Test
    void noticesAChangedListFile() throws IOException {
        // Given
        RuleFiles.write(folder, "words.txt", "one\n");
        RuleFiles.write(
                folder,
                "a.yaml",
                "lists: {words: {kind: keywords, file: words.txt}}\n" + RuleFiles.GOOD.formatted("\"@words\""));
        assertThat(settled()).isEqualTo(Look.SWAPPED);

        // When
        RuleFiles.write(folder, "words.txt", "two\n");

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("two")).isTrue();
    }

    @Test
    void waitsWhileSomebodyWrites() {
        // When
        write("a.yaml", "gamma");
        Look first = live.look();
        write("a.yaml", "gamma2");
        Look second = live.look();

        // Then
        assertThat(first).isEqualTo(Look.CHANGING);
        assertThat(second).isEqualTo(Look.CHANGING);
        assertThat(hits("alpha")).isTrue();
    }

    @Test
    void keepsTheRunningSetWhereTheNewOneIsBad() {
        // Given
        String before = live.now().ruleSet().hash();

        // When
        RuleFiles.write(folder, "b.yaml", "version: 1\nrules: [{id: x}]\n");

        // Then
        assertThat(settled()).isEqualTo(Look.REFUSED);
        assertThat(live.now().ruleSet().hash()).isEqualTo(before);
        assertThat(live.now().problems())
                .isNotEmpty()
                .allMatch(problem -> problem.file().equals("b.yaml"));
        assertThat(live.look()).isEqualTo(Look.UNCHANGED);
    }

    @Test
    void takesTheFolderAgainOnceItIsMended() throws IOException {
        // Given
        RuleFiles.write(folder, "b.yaml", "nonsense");
        assertThat(settled()).isEqualTo(Look.REFUSED);

        // When
        Files.delete(folder.resolve("b.yaml"));

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(live.now().problems()).isEmpty();
    }

    @Test
    void keepsTheRunningSetWhereTheFolderVanishes() throws IOException {
        // When
        Files.delete(folder.resolve("a.yaml"));

        // Then
        assertThat(settled()).isEqualTo(Look.REFUSED);
        assertThat(hits("alpha")).isTrue();
    }

    @Test
    void stopsTheStartWithAllProblemsAtOnce() {
        // Given
        RuleFiles.write(folder, "b.yaml", "version: 2\n");
        RuleFiles.write(folder, "c.yaml", "rulez: []\n");
        LiveRules bad = live(folder);

        // When
        assertThatThrownBy(bad::start)
                // Then
                .isInstanceOf(RuleFolderException.class)
                .hasMessageContaining("b.yaml:1:10: ")
                .hasMessageContaining("c.yaml:1:1: ")
                .hasMessageContaining("did you mean 'rules'?");
    }

    @Test
    void stopsTheStartWithoutAFolder() {
        // Given
        LiveRules bad = live(folder.resolve("nowhere"));

        // When
        assertThatThrownBy(bad::start)
                // Then
                .hasMessageContaining("nowhere:1:1: there is no such folder")
                .hasMessageContaining("PORTCULLIS_RULES_DIRECTORY");
    }

    private static LiveRules live(Path folder) {
        return new LiveRules(folder, InstantSource.fixed(NOW), Set.of());
    }

    private void write(String name, String keyword, String... id) {
        String text = RuleFiles.GOOD.formatted(keyword);
        RuleFiles.write(folder, name, id.length == 0 ? text : text.replace("id: word", "id: " + id[0]));
    }

    /** What comes of the change when nobody writes any more. */
    private Look settled() {
        return List.of(live.look(), live.look()).getLast();
    }

    private boolean hits(String text) {
        return !live.now().ruleSet().match(Inbound.text(text)).isEmpty();
    }
}
