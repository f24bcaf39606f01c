package dev.portcullis.panel;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** The panel's style and script. */
@Singleton
final class PanelFiles {

    private static final List<String> FILES = List.of("portcullis.css", "portcullis.js", "favicon.svg");

    private final String version = checksum();

    /** Part of their addresses, so that browsers may keep them and yet never mix two releases. */
    String version() {
        return version;
    }

    private static String checksum() {
        CRC32 sum = new CRC32();
        for (String file : FILES) {
            try (InputStream in = PanelFiles.class.getResourceAsStream("/META-INF/resources/assets/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("the panel's " + file + " is not packaged");
                }
                sum.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
