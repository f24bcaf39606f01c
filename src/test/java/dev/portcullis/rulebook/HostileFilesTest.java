package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hostile folder ends in a clear word, in a process that has little memory for all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFilesTest {

    /** A hang, and no slow machine. */
    private static final long PATIENCE_MINUTES = 10;

    private final Map<String, List<String>> findings = new HashMap<>();

    static Stream<HostileFolder> all() {
        return HostileFolder.all();
    }

    @BeforeAll
    void readThemAll(@TempDir Path home) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName()));
        for (HostileFolder each : all().toList()) {
            Path folder = Files.createDirectory(home.resolve(each.name()));
            each.filler().fill(folder);
            command.add(folder.toString());
        }
        Path output = home.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as(() -> Reading.read(output)).isTrue();
        assertThat(process.exitValue()).as(() -> Reading.read(output)).isZero();
        for (String line : Files.readAllLines(output)) {
            String[] folderAndFinding = line.split("\t", 2);
            findings.computeIfAbsent(folderAndFinding[0], name -> new ArrayList<>())
                    .add(folderAndFinding[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void endsInAClearWord(HostileFolder folder) {
        assertThat(findings.get(folder.name()))
                .anySatisfy(finding -> assertThat(finding).contains(folder.finding()))
                .allSatisfy(finding -> assertThat(finding).matches("live: 1|(?:[^:]+:\\d+:\\d+: ).{10,600}"))
                .hasSizeLessThanOrEqualTo(201);
    }

    /** The process. */
    static final class Reading {

        public static void main(String... folders) {
            for (String folder : folders) {
                Path path = Path.of(folder);
                RuleLoader.Loaded loaded = RuleFiles.load(path);
                loaded.problems().forEach(problem -> print(path, problem.toString()));
                loaded.ruleSet()
                        .ifPresent(ruleSet ->
                                print(path, "live: " + ruleSet.rules().size()));
            }
        }

        private static void print(Path folder, String finding) {
            System.out.println(folder.getFileName() + "\t" + finding);
        }

        private static String read(Path output) {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                return e.toString();
            }
        }
    }
}
