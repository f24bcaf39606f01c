package dev.portcullis.panel;

import dev.portcullis.message.LineId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The way from each page of the panel to the others. */
final class Menu {

    private Menu() {}

    static List<Frame.MenuItem> of(Optional<Section> current, Optional<LineId> line) {
        return Arrays.stream(Section.values())
                .map(section -> new Frame.MenuItem(
                        section.label(),
                        section.path(line),
                        current.filter(section::equals).isPresent()))
                .toList();
    }

    /** From a page to the root: {@code ./} from {@code /lines}, {@code ../../} from {@code /lines/1/blocked}. */
    static String rootFrom(String path) {
        long depth = path.chars().filter(letter -> letter == '/').count() - 1;
        return depth <= 0 ? "./" : "../".repeat((int) depth);
    }
}
