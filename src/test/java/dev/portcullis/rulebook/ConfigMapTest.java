package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rulebook.LiveRules.Look;
import dev.portcullis.rules.Rule;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files of a ConfigMap change in one step, and so do the rules. */
class ConfigMapTest {

    private static final int FILES = 12;

    @TempDir
    private Path mount;

    private ConfigMapFolder configMap;

    @BeforeEach
    void mount() {
        configMap = new ConfigMapFolder(mount);
        configMap.update(files("alpha"));
    }

    @Test
    void followsTheLink() {
        // Given
        LiveRules live = live();

        // When
        configMap.swap(configMap.write(files("omega")));

        // Then
        assertThat(settled(live)).isEqualTo(Look.SWAPPED);
        assertThat(titles(live)).containsOnly("omega");
    }

    @Test
    void takesFilesBeforeTheirLinksComeAndGo() {
        // Given
        LiveRules live = live();
        Map<String, String> others = new TreeMap<>(files("omega"));
        others.remove("f0.yaml");
        others.put("new.yaml", file("new", "omega"));

        // When
        configMap.swap(configMap.write(others));

        // Then
        assertThat(settled(live)).isEqualTo(Look.SWAPPED);
        assertThat(live.now().problems()).isEmpty();
        assertThat(ids(live)).contains("new").doesNotContain("f0").hasSize(FILES);

        // When
        configMap.update(others);

        // Then
        settled(live);
        assertThat(live.now().problems()).isEmpty();
        assertThat(ids(live)).contains("new").doesNotContain("f0").hasSize(FILES);
    }

    @Test
    void readsWhatSomebodyPutBesideTheLinks() {
        // Given
        LiveRules live = live();

        // When
        RuleFiles.write(mount, "beside.yaml", file("beside", "gamma"));

        // Then
        assertThat(settled(live)).isEqualTo(Look.SWAPPED);
        assertThat(ids(live)).contains("beside").hasSize(FILES + 1);
    }

    @Test
    void neverMixesTwoVersions() {
        // Given
        String alpha = configMap.write(files("alpha"));
        String omega = configMap.write(files("omega"));
        AtomicBoolean over = new AtomicBoolean();
        Set<Set<String>> seen = new HashSet<>();
        try (ExecutorService kubernetes = Executors.newSingleThreadExecutor()) {
            kubernetes.execute(() -> {
                while (!over.get()) {
                    configMap.swap(omega);
                    configMap.swap(alpha);
                }
            });

            // When
            for (int i = 0; i < 200; i++) {
                RuleLoader.Loaded loaded = RuleFiles.load(mount);
                assertThat(loaded.problems()).isEmpty();
                seen.add(new HashSet<>(loaded.ruleSet().orElseThrow().rules().stream()
                        .map(Rule::title)
                        .toList()));
            }
            over.set(true);
        }

        // Then
        assertThat(seen).isSubsetOf(Set.of("alpha"), Set.of("omega"));
    }

    private static Map<String, String> files(String title) {
        Map<String, String> files = new TreeMap<>();
        IntStream.range(0, FILES).forEach(i -> files.put("f" + i + ".yaml", file("f" + i, title)));
        return files;
    }

    private static String file(String id, String title) {
        return RuleFiles.GOOD.formatted("hi").replace("id: word", "id: " + id).replace("A word", title);
    }

    private LiveRules live() {
        LiveRules live = new LiveRules(mount, InstantSource.system(), Set.of());
        live.start();
        return live;
    }

    /** What comes of the change when nobody writes any more. */
    private static Look settled(LiveRules live) {
        return List.of(live.look(), live.look()).getLast();
    }

    private static List<String> titles(LiveRules live) {
        return live.now().ruleSet().rules().stream().map(Rule::title).toList();
    }

    private static List<String> ids(LiveRules live) {
        return live.now().ruleSet().rules().stream().map(Rule::id).toList();
    }
}
