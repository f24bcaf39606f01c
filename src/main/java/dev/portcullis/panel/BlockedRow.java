package dev.portcullis.panel;

import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.Stage;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user on Meta's list, with what we know of why.
 *
 * @param by who had them blocked, where it was no rule
 * @param since missing where the block is not ours
 * @param leaseEnds missing where the block lasts
 * @param doing what is about to change; empty where nothing is
 */
@TemplateData
record BlockedRow(
        String user,
        String userId,
        String rule,
        String by,
        String reason,
        @Nullable Instant since,
        @Nullable Instant leaseEnds,
        String doing) {

    private static final String ELSEWHERE = "Not by Portcullis";

    /** @param readAt when Meta gave the list; what has become of a user since is told beside it */
    static BlockedRow of(ListedUser listed, Optional<Case> found, Instant readAt) {
        Sender sender = new Sender(listed.scopedId(), listed.phone());
        String user = sender.blockingId().display();
        String userId = sender.scopedId()
                .map(SenderId::value)
                .filter(id -> !id.equals(user))
                .orElse("");
        return found.filter(known -> known.stage() != Stage.NONE)
                .map(known -> ours(user, userId, known, readAt))
                .orElseGet(() -> new BlockedRow(
                        user,
                        userId,
                        "",
                        ELSEWHERE,
                        "Blocked at Meta by other means, such as WhatsApp Manager.",
                        null,
                        null,
                        ""));
    }

    private static BlockedRow ours(String user, String userId, Case known, Instant readAt) {
        return switch (known.stage()) {
            case BLOCKED, KEPT, OFF, ON -> {
                String rule = known.grounds().rule();
                yield new BlockedRow(
                        user,
                        userId,
                        rule,
                        rule.isEmpty() ? who(known.grounds().cause()) : "",
                        known.grounds().reason(),
                        known.settled().or(known::opened).orElse(null),
                        known.leaseEnds().orElse(null),
                        doing(known.stage()));
            }
            case NONE, REFUSED, MISSED, RELEASED ->
                known.settled().filter(readAt::isBefore).isPresent()
                        ? new BlockedRow(
                                user,
                                userId,
                                known.grounds().rule(),
                                "",
                                known.grounds().reason(),
                                null,
                                null,
                                "Not any more: " + known.stage().wireName() + " since this list was read")
                        : new BlockedRow(
                                user,
                                userId,
                                "",
                                ELSEWHERE,
                                "Meta lists them, though our own last word is "
                                        + known.stage().wireName() + ".",
                                null,
                                null,
                                "");
        };
    }

    private static String who(String cause) {
        return switch (cause) {
            // The reason says who.
            case "person" -> "";
            case "wanted" -> "The wanted list";
            case "outside" -> ELSEWHERE;
            default -> cause;
        };
    }

    private static String doing(Stage stage) {
        return switch (stage) {
            case OFF -> "Being unblocked: Meta has not answered yet";
            case KEPT -> "Meta refused to lift this block; tried again once a day";
            case ON -> "Being recorded";
            case NONE, BLOCKED, REFUSED, MISSED, RELEASED -> "";
        };
    }
}
