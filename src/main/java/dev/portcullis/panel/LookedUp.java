package dev.portcullis.panel;

import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.panel.Whereabouts.Place;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A sender who was looked up without a line on which they are known.
 *
 * @param line the one that was chosen; empty for none
 * @param places where they are known
 * @param others lines on which they are not
 * @param unseen how many lines were not looked at
 */
record LookedUp(String user, String line, List<Place> places, List<String> others, int unseen) {

    static LookedUp of(SenderId sender, Optional<LineId> line, List<Place> places, Collection<LineId> lines) {
        List<String> known = places.stream().map(Place::line).toList();
        return new LookedUp(
                sender.display(),
                line.map(LineId::value).orElse(""),
                places,
                lines.stream()
                        .limit(Whereabouts.MOST)
                        .map(LineId::value)
                        .filter(each -> !known.contains(each))
                        .toList(),
                Math.max(0, lines.size() - Whereabouts.MOST));
    }
}
