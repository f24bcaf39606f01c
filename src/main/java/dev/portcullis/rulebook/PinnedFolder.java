package dev.portcullis.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder on disk with its links followed once, so that all of its files are read from behind the same links.
 *
 * <p>Kubernetes shows each file of a ConfigMap as a link to {@code ..data/<file>} and changes all of them in one step by
 * pointing {@code ..data} elsewhere. Whoever follows the links file by file can see one file of before and one of after.
 *
 * @param roots where the files really are: the folder itself and, if there is one, what {@code ..data} leads to
 * @param files by the name under which they are seen
 */
record PinnedFolder(List<Path> roots, SortedMap<String, Path> files) implements FileSource {

    private static final String DATA = "..data";

    /** Nobody keeps so many beside rules, but somebody may name the wrong folder. */
    private static final int MOST_ENTRIES = 100_000;

    static PinnedFolder of(Path folder) throws IOException {
        Path root = folder.toRealPath();
        SortedMap<String, Path> files = new TreeMap<>();
        Path data = root.resolve(DATA);
        if (!Files.isSymbolicLink(data) || !Files.isDirectory(data)) {
            list(root, files);
            return new PinnedFolder(List.of(root), files);
        }
        // Links of new files appear, and those of removed ones vanish, a moment after the files themselves.
        Path pinned = data.toRealPath();
        list(root, files);
        files.values().removeIf(PinnedFolder::leadsIntoData);
        SortedMap<String, Path> behind = new TreeMap<>();
        list(pinned, behind);
        behind.forEach(files::putIfAbsent);
        return new PinnedFolder(List.of(root, pinned), files);
    }

    private static void list(Path folder, SortedMap<String, Path> files) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".")) {
                    files.put(name, entry);
                }
                if (files.size() > MOST_ENTRIES) {
                    throw new FileSystemException(
                            folder.toString(), null, "it holds more than " + MOST_ENTRIES + " files");
                }
            }
        }
    }

    private static boolean leadsIntoData(Path entry) {
        try {
            return Files.isSymbolicLink(entry)
                    && Files.readSymbolicLink(entry)
                            .equals(Path.of(DATA, entry.getFileName().toString()));
        } catch (IOException e) {
            // It has just gone, as links of removed files do.
            return true;
        }
    }

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        Path file = files.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        BasicFileAttributes attributes = attributes(name, file);
        if (!attributes.isRegularFile()) {
            // Opening a pipe would wait for whoever writes to it.
            throw new FileSystemException(
                    name, null, attributes.isDirectory() ? "it is a folder" : "it is a device or a pipe");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        }
    }

    private static BasicFileAttributes attributes(String name, Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(file)) {
                throw new FileSystemException(name, null, "it is a link to a file that is not there");
            }
            throw e;
        }
    }
}
