package dev.portcullis.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A password or its hash, from the configuration or else from a file. The file is read at each use, so that a replaced
 * one counts at once and a withdrawn one lets nobody in any more. Surrounding white space is no part of it.
 */
record SecretText(Optional<String> inline, Optional<Path> file) {

    private static final int LONGEST = 4 * 1024;

    /** What it is now; empty where there is none to be had. For code that may block. */
    Optional<String> current() {
        return inline.or(() -> file.flatMap(SecretText::read))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
