package dev.portcullis.dev;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One page of a line's block list, from {@code start} on. */
record ListPage(BusinessLine line, int start, int size) {

    GraphAnswer answer(People people, Set<Quirk> quirks, String url) {
        List<String> blocked = line.blocked();
        int end = Math.min(start + size, blocked.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode data = body.putArray("data");
        blocked.subList(Math.min(start, end), end).forEach(id -> write(data.addObject(), id, people));
        boolean last = end == blocked.size();
        if (!data.isEmpty() || quirks.contains(Quirk.EMPTY_PAGES_FOREVER)) {
            boolean repeats = last && quirks.contains(Quirk.LAST_PAGE_REPEATS);
            ObjectNode paging = body.putObject("paging");
            writeCursors(paging.putObject("cursors"), repeats ? start : Math.max(start, end));
            if (!last) {
                paging.put("next", "%s?access_token=FICTITIOUS&limit=%d&after=%s".formatted(url, size, cursor(end)));
            }
        }
        return GraphAnswer.json(200, body.toString());
    }

    private void writeCursors(ObjectNode cursors, int next) {
        cursors.put("before", cursor(start)).put("after", cursor(next));
    }

    private String cursor(int offset) {
        return new ListCursor(offset, line.listVersion()).encoded();
    }

    private static void write(ObjectNode element, String id, People people) {
        element.put("messaging_product", "whatsapp");
        putIfKnown(element, "wa_id", people.phoneOf(id));
        putIfKnown(element, "user_id", people.userIdOf(id));
    }

    private static void putIfKnown(ObjectNode element, String name, @Nullable String value) {
        if (value != null) {
            element.put(name, value);
        }
    }
}
