package dev.portcullis.cli;

import dev.portcullis.rules.Span;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** How many messages of a corpus something concerned, and the first few of them. */
final class Yield {

    private static final int MOST_SHOWN = 3;

    private long messages;
    private final List<String> examples = new ArrayList<>();

    void add(long line, String message) {
        add(line, message, List.of());
    }

    /** @param why where in the message the reason is; nowhere where it is all of it */
    void add(long line, String message, List<Span> why) {
        messages++;
        if (examples.size() < MOST_SHOWN) {
            int about = why.stream().mapToInt(Span::start).min().orElse(0);
            examples.add("line " + line + ": " + Printable.excerpt(message, about));
        }
    }

    long messages() {
        return messages;
    }

    void printExamples(String of, PrintStream out) {
        examples.forEach(example -> out.println("- " + of + ", " + example));
    }
}
