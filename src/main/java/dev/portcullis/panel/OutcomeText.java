package dev.portcullis.panel;

import dev.portcullis.admin.BlocksView;
import dev.portcullis.admin.BlocksView.BlockResult;
import dev.portcullis.admin.LineList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a request to block or to unblock, or to change a list, user by user.
 *
 * @param list where to go on from here
 */
record OutcomeText(String line, String deed, LineList list, List<Row> rows) {

    /** @param code Meta's, where it gave one */
    record Row(String user, Tone tone, String state, String code, String reason, String note) {}

    static OutcomeText ofBlock(String line, BlocksView came) {
        return new OutcomeText(
                line,
                "Block",
                LineList.BLOCKED,
                came.users().stream()
                        .map(result -> row(result, blockTone(result.state())))
                        .toList());
    }

    static OutcomeText ofUnblock(String line, BlocksView came) {
        return new OutcomeText(
                line,
                "Unblock",
                LineList.BLOCKED,
                came.users().stream()
                        .map(result -> row(result, unblockTone(result.state())))
                        .toList());
    }

    static OutcomeText ofList(String line, String deed, LineList list, List<BlockResult> came) {
        return new OutcomeText(
                line,
                deed,
                list,
                came.stream()
                        .map(result -> row(result, listTone(result.state())))
                        .toList());
    }

    private static Row row(BlockResult result, Tone tone) {
        return new Row(
                result.user(),
                tone,
                result.state(),
                code(result.code()),
                result.reason().orElse(""),
                result.note().orElse(""));
    }

    private static String code(OptionalInt code) {
        return code.isPresent() ? String.valueOf(code.getAsInt()) : "";
    }

    private static Tone blockTone(String state) {
        return switch (state) {
            case "blocked" -> Tone.STRONG;
            case "wanted" -> Tone.WARNING;
            case "pending" -> Tone.BUSY;
            case "refused", "missed" -> Tone.WARNING;
            default -> Tone.PLAIN;
        };
    }

    private static Tone unblockTone(String state) {
        return switch (state) {
            case "released" -> Tone.GOOD;
            case "pending" -> Tone.BUSY;
            default -> Tone.WARNING;
        };
    }

    private static Tone listTone(String state) {
        return switch (state) {
            case "allowed", "removed" -> Tone.GOOD;
            case "absent" -> Tone.PLAIN;
            default -> blockTone(state);
        };
    }

    /** How many came to what, as {@code 2 blocked, 1 refused}. */
    public String summary() {
        Map<String, Long> counts =
                rows.stream().collect(Collectors.groupingBy(Row::state, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }
}
