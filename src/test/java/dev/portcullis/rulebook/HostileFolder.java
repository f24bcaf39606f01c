package dev.portcullis.rulebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder made to exhaust or to confuse whoever reads it.
 *
 * @param finding what has to be said of it
 */
record HostileFolder(String name, String finding, Filler filler) {

    private static final String GOOD = RuleFiles.GOOD.formatted("hi");
    private static final String WITH_LIST =
            "lists: {w: {kind: texts, file: list.txt}}\n" + RuleFiles.GOOD.formatted("\"@w\"");

    /** Puts files into a folder that is there and empty. */
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    static Stream<HostileFolder> all() {
        return Stream.concat(texts(), folders());
    }

    /** One file each. */
    private static Stream<HostileFolder> texts() {
        return Stream.of(
                text(
                        "aliases",
                        "a.yaml:2:8: alias '*a'",
                        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"),
                text("recursive anchor", "a.yaml:1:5: alias '*a'", "&a [*a]"),
                text("deep lists", "a.yaml:1:41: nested deeper than 40", "[".repeat(500_000)),
                text("deep mappings", "a.yaml:1:161: nested deeper than 40", "{a: ".repeat(200_000)),
                text("deep blocks", "a.yaml:1:81: nested deeper than 40", "- ".repeat(200_000)),
                text(
                        "open quote",
                        "a.yaml:1:1000002: not YAML: while scanning a quoted scalar: found unexpected end of stream;"
                                + " the quote that opens on line 1 is not closed",
                        "\"" + "a".repeat(1_000_000)),
                text(
                        "one long line",
                        "a.yaml:6:26: a text of 1000000 characters; expected at most 10000",
                        RuleFiles.GOOD.formatted("a".repeat(1_000_000))),
                text(
                        "long anchor",
                        "a.yaml:1:1: anchor '&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'",
                        "&" + "a".repeat(900_000) + " x"),
                text(
                        "many keys",
                        "a.yaml:201:1: 99802 more problems were found from here on",
                        numbered(100_000, "k%d:\n")),
                text("many equal keys", "a.yaml:2:1: key 'a' stands here a second time", "a: 1\n".repeat(200_000)),
                text(
                        "many values",
                        "a.yaml:2:499999: the rule files hold more than 250000 values together",
                        "version: 1\nrules: [" + "a,".repeat(500_000) + "]\n"),
                text("nul", "a.yaml:4:15: found the character U+0000", GOOD.replace("A word", "A w\0ord")),
                text("escape", "a.yaml:4:15: found the character U+001B", GOOD.replace("A word", "A w\u001B[31mord")),
                text(
                        "tabs",
                        "a.yaml:5:1: not YAML: while scanning for the next token: found character '\\t(TAB)'",
                        GOOD.replace("    mode", "\tmode")),
                text("windows line ends", "live: 1", GOOD.replace("\n", "\r\n")),
                text("empty", "a.yaml:1:1: the file is empty", ""),
                text("comments", "a.yaml:1:1: the file is empty", "# nothing\n\n# here\n"),
                text("two documents", "a.yaml:8:1: a second document; expected one per file", GOOD + "---\n" + GOOD),
                text("many documents", "a.yaml:2:1: a second document; expected one per file", "---\n".repeat(250_000)),
                text(
                        "unknown version",
                        "a.yaml:1:1: '%YAML 3.1' names a version that is not known",
                        "%YAML 3.1\n---\n" + GOOD),
                text(
                        "turned around",
                        "a.yaml:4:5: unknown key 'ti\\u202Etle' in a rule; did you mean 'title'?",
                        GOOD.replace("title", "ti\u202Etle")));
    }

    private static Stream<HostileFolder> folders() {
        return Stream.of(
                of("pipe", "x.yaml:1:1: file 'x.yaml' cannot be read: it is a device or a pipe", folder -> {
                    yaml(folder, GOOD);
                    pipe(folder.resolve("x.yaml"));
                }),
                of(
                        "pipe of a list",
                        "a.yaml:1:32: file 'list.txt' cannot be read: it is a device or a pipe",
                        folder -> {
                            yaml(folder, WITH_LIST);
                            pipe(folder.resolve("list.txt"));
                        }),
                of("folder", "x.yaml:1:1: file 'x.yaml' cannot be read: it is a folder", folder -> {
                    yaml(folder, GOOD);
                    Files.createDirectory(folder.resolve("x.yaml"));
                }),
                of(
                        "link to itself",
                        "x.yaml:1:1: file 'x.yaml' cannot be read: Too many levels of symbolic links",
                        folder -> {
                            yaml(folder, GOOD);
                            Files.createSymbolicLink(folder.resolve("x.yaml"), Path.of("x.yaml"));
                        }),
                of(
                        "link to nothing",
                        "x.yaml:1:1: file 'x.yaml' cannot be read: it is a link to a file that is not there",
                        folder -> {
                            yaml(folder, GOOD);
                            Files.createSymbolicLink(folder.resolve("x.yaml"), Path.of("nowhere"));
                        }),
                of("link to a device", "x.yaml:1:1: file 'x.yaml' cannot be read: it is a device or a pipe", folder -> {
                    yaml(folder, GOOD);
                    Files.createSymbolicLink(folder.resolve("x.yaml"), Path.of("/dev/zero"));
                }),
                of(
                        "name of two lines",
                        "name of two lines:1:1: the name of file 'x y.yaml' is no plain text",
                        folder -> {
                            yaml(folder, GOOD);
                            RuleFiles.write(folder, "x\ny.yaml", GOOD);
                        }),
                of(
                        "many values in many files",
                        "00.yaml:2:499999: the rule files hold more than 250000 values together",
                        folder -> {
                            for (int i = 0; i < 30; i++) {
                                RuleFiles.write(
                                        folder,
                                        "%02d.yaml".formatted(i),
                                        "version: 1\nrules: [" + "a,".repeat(500_000) + "]\n");
                            }
                        }),
                of(
                        "hundred megabytes",
                        "a.yaml:1:1: file 'a.yaml' is larger than 1 MiB",
                        folder -> RuleFiles.write(folder, "a.yaml", new byte[100_000_000])),
                of("invalid utf 8", "a.yaml:8:6: the byte 0xE9 is not UTF-8; save the file as UTF-8", folder -> {
                    byte[] latin1 = (GOOD + "# caf\u00E9\n").getBytes(StandardCharsets.ISO_8859_1);
                    RuleFiles.write(folder, "a.yaml", latin1);
                }),
                of(
                        "cut utf 8",
                        "a.yaml:1:2: the byte 0xC3 is not UTF-8",
                        folder -> RuleFiles.write(folder, "a.yaml", new byte[] {'#', (byte) 0xC3})),
                of(
                        "utf 16",
                        "a.yaml:1:1: the file is UTF-16 and not UTF-8; save it as UTF-8",
                        folder -> RuleFiles.write(folder, "a.yaml", GOOD.getBytes(StandardCharsets.UTF_16))),
                of(
                        "utf 16 without mark",
                        "a.yaml:1:2: found the character U+0000, which is no text",
                        folder -> RuleFiles.write(folder, "a.yaml", GOOD.getBytes(StandardCharsets.UTF_16LE))),
                of(
                        "ten thousand files",
                        "ten thousand files:1:1: holds 10000 rule files; expected at most 1000",
                        folder -> {
                            for (int i = 0; i < 10_000; i++) {
                                RuleFiles.write(folder, i + ".yaml", GOOD.replace("id: word", "id: w" + i));
                            }
                        }),
                of("ten thousand other files", "live: 1", folder -> {
                    yaml(folder, GOOD);
                    for (int i = 0; i < 10_000; i++) {
                        RuleFiles.write(folder, i + ".txt", "");
                    }
                }),
                of(
                        "huge list",
                        "a.yaml:1:32: file 'list.txt' is larger than 16 MiB",
                        folder -> list(folder, new byte[100_000_000])),
                of(
                        "list of many lines",
                        "list.txt:250001:1: the list files have more than 250000 lines together",
                        folder -> list(folder, "a\n".repeat(8 << 20).getBytes(StandardCharsets.US_ASCII))),
                of(
                        "list of one line",
                        "list.txt:1:1: the line has 16777216 characters; expected at most 10000",
                        folder -> list(folder, "a".repeat(16 << 20).getBytes(StandardCharsets.US_ASCII))),
                of(
                        "lists of all sizes",
                        "the folder's files together are larger than 20 MiB, and file 'list1.txt' does not fit",
                        folder -> {
                            for (int i = 0; i < 5; i++) {
                                RuleFiles.write(folder, i + ".yaml", listed(i));
                                RuleFiles.write(folder, "list" + i + ".txt", random(15 << 20));
                            }
                        }),
                of(
                        "binary list",
                        "list.txt:2:3: found the character U+0000",
                        folder -> list(folder, "one\ntw\0o\n".getBytes(StandardCharsets.US_ASCII))));
    }

    private static HostileFolder text(String name, String finding, String text) {
        return of(name, finding, folder -> yaml(folder, text));
    }

    private static HostileFolder of(String name, String finding, Filler filler) {
        return new HostileFolder(name, finding, filler);
    }

    private static void yaml(Path folder, String text) {
        RuleFiles.write(folder, "a.yaml", text);
    }

    private static void list(Path folder, byte[] bytes) {
        yaml(folder, WITH_LIST);
        RuleFiles.write(folder, "list.txt", bytes);
    }

    private static String listed(int number) {
        return WITH_LIST
                .replace("{w:", "{w" + number + ":")
                .replace("@w", "@w" + number)
                .replace("list.txt", "list" + number + ".txt")
                .replace("id: word", "id: w" + number);
    }

    private static String numbered(int count, String line) {
        return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining());
    }

    /** Lines that cannot be packed to much less. */
    private static byte[] random(int size) {
        byte[] bytes = new byte[size * 3 / 4];
        new Random(18).nextBytes(bytes);
        return Base64.getMimeEncoder(1_000, new byte[] {'\n'}).encode(bytes);
    }

    private static void pipe(Path path) throws IOException {
        try {
            Process process =
                    new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IOException("mkfifo failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
