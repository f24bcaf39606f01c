package dev.portcullis.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder that holds the rule files and, flat beside them, the files of their lists. */
record RuleFolder(Path path) {

    static final int LARGEST_RULE_FILE = 1 << 20;
    static final int LARGEST_LIST_FILE = 16 << 20;

    /** The rule files by name, in order; what cannot be read is among the problems. */
    TreeMap<String, String> ruleFiles(Problems problems) {
        TreeMap<String, String> texts = new TreeMap<>();
        Place folder = Place.file(path.toString());
        if (!Files.isDirectory(path)) {
            problems.error(
                    folder,
                    (Files.exists(path) ? "is no folder" : "there is no such folder")
                            + "; expected a folder of rule files: create it or set portcullis.rules.directory"
                            + " (PORTCULLIS_RULES_DIRECTORY)");
            return texts;
        }
        try {
            for (String name : names()) {
                if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                    read(name, LARGEST_RULE_FILE, Place.file(name), problems).ifPresent(text -> texts.put(name, text));
                }
            }
        } catch (IOException e) {
            problems.error(folder, "the folder cannot be listed (" + e + "); check its permissions");
            return texts;
        }
        if (texts.isEmpty() && !problems.hasErrors()) {
            problems.error(folder, "holds no rule file; expected at least one *.yaml or *.yml directly in it");
        }
        return texts;
    }

    /** Names of the files directly in the folder; hidden ones belong to editors and to Kubernetes. */
    List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> !Files.isDirectory(entry))
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The lines of a list file. */
    List<String> listLines(String name, Place mentioned, Problems problems) {
        if (!isPlainName(name)) {
            problems.error(
                    mentioned,
                    "file '" + Quoting.shorten(name)
                            + "' is not directly in the rule folder; expected a bare file name");
            return List.of();
        }
        return read(name, LARGEST_LIST_FILE, mentioned, problems)
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    private static boolean isPlainName(String name) {
        return !name.isEmpty()
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
    }

    private Optional<String> read(String name, int largest, Place blamed, Problems problems) {
        Path file = path.resolve(name);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            problems.error(blamed, "'" + name + "' is no regular file; expected a file of text");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                problems.error(blamed, "file '" + name + "' is larger than " + (largest >> 20) + " MiB; split it");
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.error(blamed, "file '" + name + "' is not UTF-8; save it as UTF-8");
        } catch (NoSuchFileException e) {
            problems.error(
                    blamed, "there is no file '" + name + "' in the rule folder" + DidYouMean.among(name, others()));
        } catch (IOException e) {
            problems.error(blamed, "file '" + name + "' cannot be read (" + e + "); check its permissions");
        }
        return Optional.empty();
    }

    private List<String> others() {
        try {
            return new ArrayList<>(names());
        } catch (IOException e) {
            return List.of();
        }
    }
}
