package dev.portcullis.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rule folders for tests. */
final class RuleFiles {

    /** A file with nothing wrong in it; {@code %s} is a keyword. */
    static final String GOOD = """
            version: 1
            rules:
              - id: word
                title: A word
                mode: enforce
                match: {all: [{text: %s}]}
                action: block
            """;

    private RuleFiles() {}

    static void write(Path folder, String name, String text) {
        write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path folder, String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleLoader.Loaded load(Path folder) {
        return RuleLoader.load(new RuleFolder(folder));
    }

    static RuleLoader.Loaded load(Path folder, Circumstances circumstances) {
        return RuleLoader.load(new RuleFolder(folder), circumstances);
    }
}
