package dev.portcullis.rulebook;

import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files that have been read. */
record HeldFiles(SortedMap<String, byte[]> files) implements FileSource {

    static HeldFiles of(Map<String, byte[]> files) {
        return new HeldFiles(Collections.unmodifiableSortedMap(new TreeMap<>(files)));
    }

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    @Override
    public byte[] read(String name, int most) throws NoSuchFileException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        return bytes.length > most ? Arrays.copyOf(bytes, most + 1) : bytes;
    }
}
