package dev.portcullis.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What tells one state of a folder from another without reading the files: real folders and, by the files' names, inodes,
 * sizes and times. The real folder shows that Kubernetes swapped the link under a ConfigMap, the inode that an editor
 * wrote by renaming, the change time what keeps size and modification time.
 */
record Fingerprint(Map<String, String> entries) {

    /** No file has this name. */
    private static final String FOLDER = "";

    static Fingerprint of(Path folder, Predicate<String> wanted) {
        Map<String, String> entries = new TreeMap<>();
        try {
            PinnedFolder pinned = PinnedFolder.of(folder);
            entries.put(FOLDER, pinned.roots().toString());
            pinned.files().forEach((name, file) -> {
                if (wanted.test(name)) {
                    entries.put(name, describe(file));
                }
            });
        } catch (IOException e) {
            entries.put(FOLDER, unreadable(e));
        }
        return new Fingerprint(entries);
    }

    /** The same as if only these names had been wanted. */
    Fingerprint only(Predicate<String> wanted) {
        Map<String, String> fewer = new TreeMap<>(entries);
        fewer.keySet().removeIf(name -> !name.equals(FOLDER) && !wanted.test(name));
        return new Fingerprint(fewer);
    }

    private static String describe(Path file) {
        try {
            BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
            return String.join(
                    " ",
                    String.valueOf(basic.fileKey()),
                    Long.toString(basic.size()),
                    basic.lastModifiedTime().toString(),
                    changeTime(file));
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private static String changeTime(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return unix ? String.valueOf(Files.getAttribute(file, "unix:ctime")) : "";
    }

    private static String unreadable(IOException e) {
        return "unreadable " + e.getClass().getSimpleName();
    }
}
