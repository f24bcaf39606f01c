package dev.portcullis.senders;

import dev.portcullis.rules.Measure;
import dev.portcullis.rules.Score;
import dev.portcullis.rules.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How {@code observe.lua} is told of one counter: under which marks to count a message there, and what to ask. */
final class CounterArguments {

    private static final int FEWEST_KEPT = 1_000;
    private static final HexFormat HEX = HexFormat.of();

    private CounterArguments() {}

    /**
     * @param windows those that ask the counter, in the order in which they are answered
     * @param counts whether the message is counted before they are
     */
    static List<Object> of(String counter, List<Window> windows, boolean counts) {
        Duration longest =
                windows.stream().map(Window::within).max(Duration::compareTo).orElseThrow();
        List<Object> arguments = new ArrayList<>(List.of(counter, longest.toMillis(), bound(windows)));
        TreeSet<String> marks = new TreeSet<>();
        if (counts) {
            windows.forEach(window -> marks.addAll(window.measure().marks()));
        }
        arguments.add(marks.size());
        marks.forEach(mark -> arguments.add(bytes(mark)));
        arguments.add(windows.size());
        for (Window window : windows) {
            arguments.add(name(window.measure()));
            arguments.add(window.within().toMillis());
            arguments.add(window.atLeast());
            addWorth(arguments, window.measure());
        }
        return arguments;
    }

    private static int bound(List<Window> windows) {
        return Math.max(
                FEWEST_KEPT,
                4 * windows.stream().mapToInt(Window::atLeast).max().orElseThrow());
    }

    private static String name(Measure measure) {
        return switch (measure) {
            case Measure.Messages messages -> "messages";
            case Measure.Earlier earlier -> "earlier";
            case Measure.Same same -> "points";
            case Measure.Distinct distinct -> "points";
            case Measure.Points points -> "points";
        };
    }

    /** The same mark and different marks are points too: one for each message, or one for each mark. */
    private static void addWorth(List<Object> arguments, Measure measure) {
        switch (measure) {
            case Measure.Messages messages -> {}
            case Measure.Earlier earlier -> {}
            case Measure.Same same ->
                addWorth(arguments, new Score(0, 0), Map.of(same.mark(), new Score(1, Integer.MAX_VALUE)));
            case Measure.Distinct distinct -> addWorth(arguments, new Score(1, 1), Map.of());
            case Measure.Points points -> addWorth(arguments, new Score(0, 0), points.weights());
        }
    }

    private static void addWorth(List<Object> arguments, Score other, Map<String, Score> named) {
        arguments.addAll(List.of(other.add(), other.most(), named.size()));
        named.forEach((mark, score) -> arguments.addAll(List.of(bytes(mark), score.add(), score.most())));
    }

    private static byte[] bytes(String mark) {
        return HEX.parseHex(mark);
    }
}
