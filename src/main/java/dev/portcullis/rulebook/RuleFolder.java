package dev.portcullis.rulebook;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the rule files and, flat beside them, the files of their lists, read once: whoever wants to know
 * what it holds a moment later makes another one.
 *
 * <p>What it takes to read is bounded whatever lies in it, since people other than the operator may write there.
 */
final class RuleFolder {

    static final int LARGEST_RULE_FILE = 1 << 20;
    static final int LARGEST_LIST_FILE = 16 << 20;
    static final int LARGEST_FOLDER = 20 << 20;

    private static final int MOST_RULE_FILES = 1_000;
    private static final int MOST_LIST_LINES = 250_000;
    private static final int LONGEST_LIST_LINE = 10_000;

    private final Path path;
    private @Nullable FileSource source;
    private final Map<String, byte[]> read = new TreeMap<>();
    private final Set<String> asked = new HashSet<>();
    private int bytesLeft = LARGEST_FOLDER;
    private int linesLeft = MOST_LIST_LINES;

    RuleFolder(Path path) {
        this.path = path;
    }

    /** The folder as it was when it held these. */
    RuleFolder(Path path, HeldFiles files) {
        this.path = path;
        this.source = files;
    }

    private static boolean isRuleFile(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Such a one is not read, and whoever wrote it does not notice. */
    private static boolean isNearlyRuleFile(String name) {
        return !isRuleFile(name) && isRuleFile(name.toLowerCase(Locale.ROOT));
    }

    /** The most that a file of that name may hold. */
    private static int largest(String name) {
        return isRuleFile(name) ? LARGEST_RULE_FILE : LARGEST_LIST_FILE;
    }

    Path path() {
        return path;
    }

    /** The rule files by name, in order; what cannot be read is among the problems. */
    TreeMap<String, String> ruleFiles(Problems problems) {
        TreeMap<String, String> texts = new TreeMap<>();
        Place folder = Place.file(path.toString());
        List<String> names = ruleFileNames(folder, problems);
        if (names.size() > MOST_RULE_FILES) {
            problems.error(
                    folder,
                    "holds " + names.size() + " rule files; expected at most " + MOST_RULE_FILES
                            + ": put several rules into one file");
            return texts;
        }
        for (String name : names) {
            if (name.chars().anyMatch(Character::isISOControl)) {
                problems.error(folder, "the name of file '" + Quoting.shorten(name) + "' is no plain text; rename it");
            } else {
                read(name, Place.file(name), problems).ifPresent(text -> texts.put(name, text.whole()));
            }
        }
        if (names.isEmpty() && !problems.hasErrors()) {
            problems.error(folder, "holds no rule file; expected at least one *.yaml or *.yml directly in it");
        }
        return texts;
    }

    private List<String> ruleFileNames(Place folder, Problems problems) {
        try {
            source().names().stream()
                    .filter(RuleFolder::isNearlyRuleFile)
                    .forEach(name -> problems.warning(
                            Place.file(Quoting.shorten(name)),
                            "the file is not read, since its name ends in capital letters; rename it to end in .yaml"));
            return source().names().stream().filter(RuleFolder::isRuleFile).toList();
        } catch (NoSuchFileException e) {
            problems.error(folder, "there is no such folder; " + expected());
        } catch (NotDirectoryException e) {
            problems.error(folder, "is no folder; " + expected());
        } catch (IOException e) {
            problems.error(folder, "the folder cannot be listed: " + reason(e) + "; " + expected());
        }
        return List.of();
    }

    private static String expected() {
        return "expected a folder of rule files that the gateway may read: create it or set"
                + " portcullis.rules.directory (PORTCULLIS_RULES_DIRECTORY)";
    }

    /** The lines of a list file. */
    Optional<List<String>> listLines(String name, Place mentioned, Problems problems) {
        if (!isPlainName(name)) {
            problems.error(
                    mentioned,
                    "file '" + Quoting.shorten(name)
                            + "' is not directly in the rule folder; expected a bare file name");
            return Optional.empty();
        }
        return read(name, mentioned, problems).flatMap(text -> lines(text, name, problems));
    }

    private static boolean isPlainName(String name) {
        return !name.isEmpty()
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
    }

    private Optional<List<String>> lines(PlainText text, String name, Problems problems) {
        List<String> lines = text.lines(linesLeft + 1);
        linesLeft -= lines.size();
        if (linesLeft < 0) {
            linesLeft = 0;
            read.remove(name);
            problems.error(
                    new Place(name, lines.size(), 1),
                    "the list files have more than " + MOST_LIST_LINES
                            + " lines together; expected at most so many: remove entries");
            return Optional.empty();
        }
        for (int i = 0; i < lines.size(); i++) {
            int length = lines.get(i).length();
            if (length > LONGEST_LIST_LINE) {
                problems.error(
                        new Place(name, i + 1, 1),
                        "the line has " + length + " characters; expected at most " + LONGEST_LIST_LINE
                                + ", and one entry a line");
                return Optional.empty();
            }
        }
        return Optional.of(lines);
    }

    private Optional<PlainText> read(String name, Place blamed, Problems problems) {
        asked.add(name);
        int largest = largest(name);
        try {
            byte[] bytes = source().read(name, Math.min(largest, bytesLeft));
            if (bytes.length > largest) {
                problems.error(blamed, "file '" + name + "' is larger than " + (largest >> 20) + " MiB; split it");
                return Optional.empty();
            }
            bytesLeft -= bytes.length;
            if (bytesLeft < 0) {
                bytesLeft = 0;
                problems.error(
                        blamed,
                        "the folder's files together are larger than " + (LARGEST_FOLDER >> 20) + " MiB, and file '"
                                + name + "' does not fit any more; remove what is not needed");
                return Optional.empty();
            }
            read.put(name, bytes);
            return PlainText.of(bytes, name, problems);
        } catch (NoSuchFileException e) {
            problems.error(
                    blamed, "there is no file '" + name + "' in the rule folder" + DidYouMean.among(name, others()));
        } catch (IOException e) {
            problems.error(
                    blamed,
                    "file '" + name + "' cannot be read: " + reason(e)
                            + "; expected a regular text file that the gateway may read");
        }
        return Optional.empty();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException known when known.getReason() != null -> Quoting.shorten(known.getReason(), 200);
            default -> Quoting.shorten(e.toString(), 200);
        };
    }

    private Set<String> others() {
        return source == null ? Set.of() : source.names();
    }

    private FileSource source() throws IOException {
        if (source == null) {
            source = PinnedFolder.of(path);
        }
        return source;
    }

    /** Tells the names, be they there or not, on which it depends what was read. */
    Predicate<String> concerned() {
        Set<String> names = Set.copyOf(asked);
        return name -> isRuleFile(name) || isNearlyRuleFile(name) || names.contains(name);
    }

    /** What was read so far. */
    HeldFiles held() {
        return HeldFiles.of(read);
    }
}
