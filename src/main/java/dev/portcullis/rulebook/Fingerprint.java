package dev.portcullis.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells one state of a folder from another without reading the files: their names, real paths, inodes, sizes and
 * times. The real path shows that Kubernetes swapped the link under a ConfigMap, the inode that an editor wrote by
 * renaming, the change time what keeps size and modification time.
 */
record Fingerprint(List<String> entries) {

    static Fingerprint of(RuleFolder folder) {
        List<String> entries = new ArrayList<>();
        try {
            entries.add(folder.path().toRealPath().toString());
            for (String name : folder.names()) {
                entries.add(name + " " + describe(folder.path().resolve(name)));
            }
        } catch (IOException e) {
            entries.add("unreadable " + e.getClass().getSimpleName());
        }
        return new Fingerprint(List.copyOf(entries));
    }

    private static String describe(Path file) {
        try {
            BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
            return String.join(
                    " ",
                    file.toRealPath().toString(),
                    String.valueOf(basic.fileKey()),
                    Long.toString(basic.size()),
                    basic.lastModifiedTime().toString(),
                    changeTime(file));
        } catch (IOException e) {
            return "unreadable " + e.getClass().getSimpleName();
        }
    }

    private static String changeTime(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return unix ? String.valueOf(Files.getAttribute(file, "unix:ctime")) : "";
    }
}
