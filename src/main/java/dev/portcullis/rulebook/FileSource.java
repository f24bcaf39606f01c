package dev.portcullis.rulebook;

import java.io.IOException;
import java.util.Set;

/** Where rule files and list files come from, each of them the same as long as the source is used. */
sealed interface FileSource permits PinnedFolder, HeldFiles {

    /** What lies there, in order and without hidden things. */
    Set<String> names();

    /**
     * The bytes of one, but not more than one beyond {@code most}.
     *
     * @throws java.nio.file.NoSuchFileException if there is none of that name
     */
    byte[] read(String name, int most) throws IOException;
}
