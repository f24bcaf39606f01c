package dev.portcullis.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page that authors of rules read. */
final class RuleReference {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:[^`])+)` \\|");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern WORD = Pattern.compile("[a-z0-9_]+");

    private static final String PAGE = read(Path.of("rules/README.md"));

    private RuleReference() {}

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rule files, whole. */
    static List<String> files() {
        return BLOCK.matcher(PAGE).results().map(found -> found.group(1)).toList();
    }

    /** The examples in the table of conditions. */
    static List<String> conditions() {
        String table = PAGE.substring(PAGE.indexOf("| condition |"));
        return ROW.matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .map(found -> found.group(1).replace("\\|", "|"))
                .toList();
    }

    /** Every word that stands there as code, in a block or in a line. */
    static Set<String> words() {
        Stream<String> spans = CODE.matcher(PAGE).results().map(found -> found.group(1));
        return Stream.concat(files().stream(), spans)
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }
}
