package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.rulebook.LiveSet.Origin;
import dev.portcullis.rulebook.RulebookConfig.BadStart;
import dev.portcullis.rules.Inbound;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start beside a folder that cannot be used. */
class BadStartTest {

    @TempDir
    private Path good;

    @TempDir
    private Path bad;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private LiveSet before;

    @BeforeEach
    void start() {
        RuleFiles.write(good, "words.txt", "alpha\n");
        RuleFiles.write(
                good, "a.yaml", "lists: {w: {kind: keywords, file: words.txt}}\n" + RuleFiles.GOOD.formatted("\"@w\""));
        RuleFiles.write(good, "notes.txt", "of no rule");
        RuleFiles.write(bad, "b.yaml", "version: 1\nrules: [{id: x}]\n");
        before = RuleBooks.of(good).live();
    }

    @Test
    void stopsUnlessToldOtherwise() {
        assertThatThrownBy(() -> book(bad, BadStart.STOP, Optional.of(before.archive())))
                .isInstanceOf(RuleFolderException.class)
                .hasMessageContaining("b.yaml:2:9: ");
    }

    @Test
    void judgesByTheLastGoodFiles() {
        // When
        RuleBook book = book(
                bad,
                BadStart.LAST_GOOD,
                Optional.of(RuleArchive.of(before.archive().zip())));

        // Then
        assertThat(book.current().hash()).isEqualTo(before.ruleSet().hash());
        assertThat(book.current().match(Inbound.text("alpha")).isEmpty()).isFalse();
        assertThat(book.live().origin()).isEqualTo(Origin.LAST_GOOD);
        assertThat(book.live().problems())
                .isNotEmpty()
                .allMatch(problem -> problem.file().equals("b.yaml"));
        assertThat(gauge("last.load.successful")).isZero();
        assertThat(metrics.get("portcullis.rules.info")
                        .tag("origin", "last-good")
                        .tag("hash", before.ruleSet().hash())
                        .gauge()
                        .value())
                .isOne();
    }

    @Test
    void takesTheFolderOnceItIsGood() {
        // Given
        LiveRules live = new LiveRules(bad, InstantSource.system(), Set.of());
        assertThatThrownBy(live::start).isInstanceOf(RuleFolderException.class);
        live.startFrom(before.archive(), List.of());
        assertThat(live.look()).isEqualTo(LiveRules.Look.UNCHANGED);

        // When
        RuleFiles.write(bad, "b.yaml", RuleFiles.GOOD.formatted("gamma"));
        live.look();
        LiveRules.Look look = live.look();

        // Then
        assertThat(look).isEqualTo(LiveRules.Look.SWAPPED);
        assertThat(live.now().origin()).isEqualTo(Origin.FOLDER);
        assertThat(live.now().problems()).isEmpty();
    }

    @Test
    void prefersAGoodFolder() {
        // Given
        Path other = bad.resolve("other");
        RuleFiles.write(other, "a.yaml", RuleFiles.GOOD.formatted("gamma"));

        // When
        RuleBook book = book(other, BadStart.LAST_GOOD, Optional.of(before.archive()));

        // Then
        assertThat(book.live().origin()).isEqualTo(Origin.FOLDER);
        assertThat(book.current().match(Inbound.text("alpha")).isEmpty()).isTrue();
    }

    @Test
    void stopsWhereNothingIsKept() {
        assertThatThrownBy(() -> book(bad, BadStart.LAST_GOOD, Optional.empty()))
                .isInstanceOf(RuleFolderException.class);
    }

    @Test
    void stopsWhereWhatIsKeptIsOfNoUse() {
        // Given
        RuleArchive scrap = RuleArchive.of("scrap".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThatThrownBy(() -> book(bad, BadStart.LAST_GOOD, Optional.of(scrap)))
                .isInstanceOf(RuleFolderException.class)
                .hasMessageContaining("b.yaml:2:9: ");
    }

    @Test
    void keepsOnlyFilesThatWereRead() {
        assertThat(before.archive().open(new Problems()).orElseThrow().names()).containsExactly("a.yaml", "words.txt");
    }

    @Test
    void opensNoBomb() {
        // Given
        RuleArchive bomb = RuleArchive.pack(HeldFiles.of(Map.of("a.yaml", new byte[100_000_000])));
        Problems problems = new Problems();

        // Then
        assertThat(bomb.open(problems)).isEmpty();
        assertThat(problems.inReadingOrder()).singleElement().asString().contains("larger than a rule folder may be");
    }

    private RuleBook book(Path folder, BadStart badStart, Optional<RuleArchive> kept) {
        return RuleBooks.of(folder, badStart, () -> kept, metrics);
    }

    private double gauge(String name) {
        return metrics.get("portcullis.rules." + name).gauge().value();
    }
}
