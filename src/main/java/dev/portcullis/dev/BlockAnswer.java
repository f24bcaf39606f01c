package dev.portcullis.dev;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Writes the lists of who was blocked or unblocked and who was not. */
record BlockAnswer(boolean blocking, Set<Quirk> quirks) {

    private static final int PARTIAL = 139100;

    GraphAnswer of(List<UserResult> results) {
        boolean failed = results.stream().anyMatch(result -> !result.done());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("messaging_product", "whatsapp");
        ObjectNode lists = body.putObject("block_users");
        writeDone(lists, results);
        if (failed) {
            writeFailed(lists.putArray("failed_users"), results);
        }
        if (failed && !quirks.contains(Quirk.NO_TOP_LEVEL_ERROR)) {
            body.set("error", GraphAnswer.errorNode(PARTIAL, "(#139100) Failed to block/unblock users", details()));
        }
        boolean ok = !failed || quirks.contains(Quirk.PARTIAL_ANSWERED_200);
        return GraphAnswer.json(ok ? 200 : 400, body.toString());
    }

    private void writeDone(ObjectNode lists, List<UserResult> results) {
        List<UserResult> done = results.stream().filter(UserResult::done).toList();
        if (!done.isEmpty()) {
            ArrayNode array = lists.putArray(blocking ? "added_users" : "removed_users");
            done.forEach(result -> result.user().echoTo(array.addObject()));
        }
    }

    private void writeFailed(ArrayNode array, List<UserResult> results) {
        results.stream().filter(result -> !result.done()).forEach(result -> {
            ObjectNode element = array.addObject();
            result.user().echoTo(element);
            result.writeErrorTo(element.putArray("errors").addObject(), quirks.contains(Quirk.CODES_AS_TEXT));
        });
    }

    private String details() {
        return "Failed to %s some users, see the block_users response list for details"
                .formatted(blocking ? "block" : "unblock");
    }
}
