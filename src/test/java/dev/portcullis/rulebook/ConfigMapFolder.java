package dev.portcullis.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder as Kubernetes mounts a ConfigMap: the files in a folder with the time in its name, {@code ..data} a link to
 * that folder, and each file a link to the one behind {@code ..data}.
 */
public final class ConfigMapFolder {

    private final Path mount;
    private int versions;

    public ConfigMapFolder(Path mount) {
        this.mount = mount;
    }

    public Path path() {
        return mount;
    }

    /** All that Kubernetes does on a change, in its order. */
    public void update(Map<String, String> files) {
        swap(write(files));
        link();
        unlink();
    }

    /** Another version of the files, which nothing leads to yet; its folder's name. */
    public String write(Map<String, String> files) {
        String version = "..2026_01_01_00_00_00.%09d".formatted(++versions);
        files.forEach((name, text) -> RuleFiles.write(mount.resolve(version), name, text));
        return version;
    }

    /** The one step in which the files become others. */
    public void swap(String version) {
        try {
            Path temporary = mount.resolve("..data_tmp");
            Files.createSymbolicLink(temporary, Path.of(version));
            Files.move(temporary, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links for files that are new. */
    void link() {
        try {
            for (Path file : list(mount.resolve("..data"))) {
                Path link = mount.resolve(file.getFileName());
                if (!Files.isSymbolicLink(link)) {
                    Files.createSymbolicLink(link, Path.of("..data").resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No links for files that are gone. */
    private void unlink() {
        try {
            for (Path link : list(mount)) {
                if (Files.isSymbolicLink(link) && !Files.exists(link)) {
                    Files.delete(link);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return List.copyOf(new TreeSet<>(entries.toList()));
        }
    }
}
