package dev.portcullis.panel;

import dev.portcullis.admin.UndoView;
import dev.portcullis.admin.UndoView.UndoneUser;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An undo as the panel shows it, before or after.
 *
 * @param next leads to more of its users; empty at the end
 */
record UndoCard(
        String id,
        String rule,
        List<String> lines,
        Instant since,
        @Nullable Instant until,
        boolean complete,
        long found,
        long released,
        long pending,
        long refused,
        long blockedAgain,
        List<Row> users,
        String next,
        String note) {

    record Row(String line, String user, String userId, Tone tone, String state, String note) {}

    static UndoCard of(UndoView view) {
        return new UndoCard(
                view.id().orElse(""),
                view.rule(),
                view.lines(),
                view.since(),
                view.until().orElse(null),
                view.complete(),
                view.found(),
                view.released(),
                view.pending(),
                view.refused(),
                view.blockedAgain(),
                view.users().stream().map(user -> row(user, view.preview())).toList(),
                view.next().orElse(""),
                view.note().orElse(""));
    }

    private static Row row(UndoneUser user, boolean preview) {
        Tone tone = switch (user.state()) {
            case "released" -> Tone.GOOD;
            case "pending" -> Tone.BUSY;
            case "refused" -> Tone.WARNING;
            case "blocked" -> Tone.STRONG;
            default -> Tone.PLAIN;
        };
        return new Row(
                user.line(),
                user.user(),
                user.userId().orElse(""),
                preview && tone == Tone.GOOD ? Tone.PLAIN : tone,
                user.state(),
                user.note().orElse(""));
    }
}
