package dev.portcullis.cli;

import dev.portcullis.rulebook.DidYouMean;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code check} was asked for.
 *
 * @param help whether to print the help and nothing else
 */
record CheckArguments(
        Path folder, Optional<Path> corpus, Optional<HitRate> maxHitRate, Optional<Path> against, boolean help) {

    private static final Path DEFAULT_FOLDER = Path.of("rules");
    private static final String CORPUS = "--corpus";
    private static final String MAX_HIT_RATE = "--max-hit-rate";
    private static final String AGAINST = "--against";
    private static final List<String> OPTIONS = List.of(CORPUS, MAX_HIT_RATE, AGAINST);

    /** @throws UsageException if they make no sense */
    static CheckArguments parse(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        List<String> folders = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (argument.equals("--help") || argument.equals("-h")) {
                return new CheckArguments(DEFAULT_FOLDER, Optional.empty(), Optional.empty(), Optional.empty(), true);
            } else if (argument.equals("--")) {
                rest.forEachRemaining(folders::add);
            } else if (argument.startsWith("-")) {
                takeOption(argument, rest, options);
            } else {
                folders.add(argument);
            }
        }
        if (folders.size() > 1) {
            throw new UsageException("found " + folders.size() + " folders (" + String.join(", ", folders)
                    + "); expected one: call it once for each");
        }
        return of(folders.stream().findFirst(), options);
    }

    private static CheckArguments of(Optional<String> folder, Map<String, String> options) {
        Optional<Path> corpus = option(options, CORPUS).map(CheckArguments::corpus);
        Optional<HitRate> rate = option(options, MAX_HIT_RATE).map(CheckArguments::rate);
        if (rate.isPresent() && corpus.isEmpty()) {
            throw new UsageException("found --max-hit-rate without --corpus; add the messages to measure on");
        }
        return new CheckArguments(
                folder.map(CheckArguments::path).orElse(DEFAULT_FOLDER),
                corpus,
                rate,
                option(options, AGAINST).map(CheckArguments::base),
                false);
    }

    private static Optional<String> option(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** {@code --name value} and {@code --name=value} are the same. */
    private static void takeOption(String argument, Iterator<String> rest, Map<String, String> options) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (!OPTIONS.contains(name)) {
            throw new UsageException("unknown option '" + name + "'" + didYouMean(name) + "; expected one of "
                    + String.join(", ", OPTIONS) + ", --help");
        }
        if (equals < 0 && !rest.hasNext()) {
            throw new UsageException("option " + name + " stands without its value; expected " + name + " "
                    + (name.equals(MAX_HIT_RATE) ? "RATE" : name.equals(CORPUS) ? "FILE" : "FOLDER"));
        }
        String value = equals < 0 ? rest.next() : argument.substring(equals + 1);
        if (options.putIfAbsent(name, value) != null) {
            throw new UsageException("option " + name + " stands twice; expected it once");
        }
    }

    private static String didYouMean(String name) {
        Map<String, String> words =
                OPTIONS.stream().collect(Collectors.toMap(option -> word(option), option -> option));
        return DidYouMean.nearest(word(name), words.keySet())
                .map(word -> " (did you mean '" + words.get(word) + "'?)")
                .orElse("");
    }

    private static String word(String option) {
        return option.replaceFirst("^-+", "").replace('-', '_');
    }

    private static Path path(String text) {
        // The empty path is the working folder, and an unset variable of a shell is empty.
        if (text.isEmpty()) {
            throw new UsageException("found nothing where a path should be; expected a folder or a file");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + text + "' is no path (" + e.getReason() + ")");
        }
    }

    private static Path corpus(String text) {
        Path file = path(text);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException("corpus '" + text + "' "
                    + (Files.isDirectory(file)
                            ? "is a folder"
                            : Files.exists(file) ? "may not be read" : "is not there")
                    + "; expected a file of messages, one a line");
        }
        return file;
    }

    private static Path base(String text) {
        Path folder = path(text);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("'" + text + "' after --against is no folder; expected a folder of rule files");
        }
        return folder;
    }

    private static HitRate rate(String text) {
        return HitRate.parse(text)
                .orElseThrow(() -> new UsageException(
                        "'" + text + "' is no rate; expected a share of 0% to 100% with its sign, such as 0.05%"));
    }
}
