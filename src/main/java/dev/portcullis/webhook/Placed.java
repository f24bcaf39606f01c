package dev.portcullis.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An object of Meta's and where in the body it stands.
 *
 * @param place as {@code entry[0].changes[2]}
 */
record Placed(String place, WireObject object) {

    /** The objects in a list; what else stands in their place becomes a dead letter, each for itself. */
    static List<Placed> list(WireObject holder, String field, String prefix, Findings findings) {
        JsonNode list = holder.node().path(field);
        if (!list.isArray()) {
            if (!list.isMissingNode() && !list.isNull()) {
                findings.unreadable(prefix + field, "is " + typeOf(list) + "; expected a list", list);
            }
            return List.of();
        }
        List<Placed> objects = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = list.get(i);
            String place = prefix + field + "[" + i + "]";
            if (element.isObject()) {
                objects.add(new Placed(place, new WireObject(element)));
            } else {
                findings.unreadable(place, "is " + typeOf(element) + "; expected an object", element);
            }
        }
        return objects;
    }

    static String typeOf(JsonNode node) {
        return "of type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
