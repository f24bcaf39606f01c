package dev.portcullis.rulebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files that made a good rule set, as they were: what to start from when the folder is bad. It is a zip file, so
 * that people can look into it with what they have.
 */
public final class RuleArchive {

    /** What problems call it. */
    static final Path NAME = Path.of("last-good.zip");

    private final byte[] zip;

    private RuleArchive(byte[] zip) {
        this.zip = zip;
    }

    /** What {@link #zip()} gave away; whether it still is that shows when it is opened. */
    public static RuleArchive of(byte[] zip) {
        return new RuleArchive(zip.clone());
    }

    /** The same files make the same archive, whenever it is made. */
    static RuleArchive pack(HeldFiles files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                out.putNextEntry(entry);
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new RuleArchive(bytes.toByteArray());
    }

    public byte[] zip() {
        return zip.clone();
    }

    /** Its files; empty if this is no such archive, or holds more than a rule folder may. */
    Optional<HeldFiles> open(Problems problems) {
        try {
            return Optional.of(unzip());
        } catch (IOException e) {
            problems.error(
                    Place.file(NAME.toString()),
                    "cannot be read: " + Quoting.shorten(e.toString(), 200)
                            + "; expected the zip file of a rule folder");
            return Optional.empty();
        }
    }

    private HeldFiles unzip() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        int left = RuleFolder.LARGEST_FOLDER;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0) {
                    throw new ZipException("it is larger than a rule folder may be");
                }
                files.put(entry.getName(), bytes);
            }
        }
        return HeldFiles.of(files);
    }
}
