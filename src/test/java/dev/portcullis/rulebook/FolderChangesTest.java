package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portcullis.rulebook.LiveRules.Look;
import dev.portcullis.rules.Inbound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors, deployments and accidents do to a folder. */
class FolderChangesTest {

    private static final String BEFORE = RuleFiles.GOOD.formatted("alpha");
    private static final String AFTER = RuleFiles.GOOD.formatted("gamma");

    @TempDir
    private Path home;

    private Path folder;
    private LiveRules live;

    @BeforeEach
    void start() {
        folder = home.resolve("rules");
        RuleFiles.write(folder, "a.yaml", BEFORE);
        live = new LiveRules(folder, InstantSource.system(), Set.of());
        live.start();
    }

    /** How programs save a file, with what they leave lying about. */
    enum Program {
        VIM {
            @Override
            void save(Path folder) throws IOException {
                RuleFiles.write(folder, ".a.yaml.swp", new byte[] {0, 1});
                RuleFiles.write(folder, "4913", "");
                Files.delete(folder.resolve("4913"));
                Files.move(folder.resolve("a.yaml"), folder.resolve("a.yaml~"));
                RuleFiles.write(folder, "a.yaml", AFTER);
            }
        },
        EMACS {
            @Override
            void save(Path folder) throws IOException {
                Files.createSymbolicLink(folder.resolve(".#a.yaml"), Path.of("somebody@somewhere.123"));
                RuleFiles.write(folder, "#a.yaml#", "half [");
                Files.copy(folder.resolve("a.yaml"), folder.resolve("a.yaml~"));
                RuleFiles.write(folder, "a.yaml", AFTER);
            }
        },
        INTELLIJ {
            @Override
            void save(Path folder) throws IOException {
                RuleFiles.write(folder, "a.yaml___jb_tmp___", AFTER);
                Files.move(folder.resolve("a.yaml"), folder.resolve("a.yaml___jb_old___"));
                Files.move(folder.resolve("a.yaml___jb_tmp___"), folder.resolve("a.yaml"));
            }
        },
        SED {
            @Override
            void save(Path folder) throws IOException {
                RuleFiles.write(folder, "sedAbC123", AFTER);
                Files.move(folder.resolve("sedAbC123"), folder.resolve("a.yaml"), StandardCopyOption.REPLACE_EXISTING);
            }
        },
        GIT {
            @Override
            void save(Path folder) throws IOException {
                Files.delete(folder.resolve("a.yaml"));
                RuleFiles.write(folder, "a.yaml", AFTER);
            }
        };

        abstract void save(Path folder) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatAProgramSaves(Program program) throws IOException {
        // When
        program.save(folder);

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("gamma")).isTrue();
        assertThat(live.now().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml~", ".a.yaml.swp", "#a.yaml#", "4913", "README.md", "words.txt"})
    void doesNotCareForOtherFiles(String name) {
        // When
        RuleFiles.write(folder, name, "not [ a rule");

        // Then
        assertThat(live.look()).isEqualTo(Look.UNCHANGED);
    }

    @Test
    void caresForAListFileThatIsStillToCome() {
        // Given
        RuleFiles.write(
                folder,
                "a.yaml",
                "lists: {w: {kind: keywords, file: words.txt}}\n" + RuleFiles.GOOD.formatted("\"@w\""));
        assertThat(settled()).isEqualTo(Look.REFUSED);

        // When
        RuleFiles.write(folder, "words.txt", "gamma\n");

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("gamma")).isTrue();
    }

    @Test
    void warnsOfAFileThatIsNearlyARuleFile() {
        // When
        RuleFiles.write(folder, "B.YAML", AFTER);

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("gamma")).isFalse();
        assertThat(live.now().problems())
                .singleElement()
                .asString()
                .startsWith("B.YAML:1:1: warning: the file is not read");
    }

    @Test
    void keepsTheRulesWhileAFileIsHalfWritten() {
        // When
        RuleFiles.write(folder, "a.yaml", AFTER.substring(0, AFTER.indexOf("enforce")));

        // Then
        assertThat(settled()).isEqualTo(Look.REFUSED);
        assertThat(hits("alpha")).isTrue();

        // When
        RuleFiles.write(folder, "a.yaml", AFTER);

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("gamma")).isTrue();
        assertThat(live.now().problems()).isEmpty();
    }

    @Test
    void keepsTheRulesWhileTheFolderIsAway() throws IOException {
        // When
        Files.move(folder, home.resolve("away"));

        // Then
        assertThat(settled()).isEqualTo(Look.REFUSED);
        assertThat(hits("alpha")).isTrue();
        assertThat(live.now().problems()).singleElement().asString().contains("there is no such folder");

        // When
        Files.move(home.resolve("away"), folder);

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(live.now().problems()).isEmpty();
    }

    @Test
    void followsALinkToTheFolder() throws IOException {
        // Given
        Path link = home.resolve("current");
        Files.createSymbolicLink(link, Path.of("rules"));
        live = new LiveRules(link, InstantSource.system(), Set.of());
        live.start();
        RuleFiles.write(home.resolve("next"), "b.yaml", AFTER);

        // When
        Files.createSymbolicLink(home.resolve("link"), Path.of("next"));
        Files.move(home.resolve("link"), link, StandardCopyOption.ATOMIC_MOVE);

        // Then
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("gamma")).isTrue();
        assertThat(hits("alpha")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules/a.yaml", "rules"})
    void keepsTheRulesWhilePermissionIsMissing(String what) throws IOException {
        // Given
        Path path = home.resolve(what);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(path)).as("root reads everything").isFalse();

        // When
        Look without = settled();
        List<RuleProblem> problems = live.now().problems();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));

        // Then
        assertThat(without).isEqualTo(Look.REFUSED);
        assertThat(problems).singleElement().asString().contains("permission denied");
        assertThat(settled()).isEqualTo(Look.SWAPPED);
        assertThat(hits("alpha")).isTrue();
    }

    /** What comes of the change when nobody writes any more. */
    private Look settled() {
        return List.of(live.look(), live.look()).getLast();
    }

    private boolean hits(String text) {
        return !live.now().ruleSet().match(Inbound.text(text)).isEmpty();
    }
}
