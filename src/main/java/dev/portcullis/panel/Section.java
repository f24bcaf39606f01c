package dev.portcullis.panel;

import dev.portcullis.message.LineId;
import java.util.Optional;

/** The panel's main pages, in the order of its menu. A page is in the menu as soon as it has a constant here. */
enum Section {
    BLOCKED("Blocked", "", "lines/%s/blocked"),
    DECISIONS("Decisions", "decisions", "decisions?line=%s"),
    RULES("Rules", "rules", "rules"),
    LINES("Lines", "lines", "lines"),
    UNDO("Undo", "undo", "undo?line=%s"),
    AUDIT("Audit", "audit", "audit?line=%s");

    private final String label;
    private final String path;
    private final String pathOfLine;

    Section(String label, String path, String pathOfLine) {
        this.label = label;
        this.path = path;
        this.pathOfLine = pathOfLine;
    }

    String label() {
        return label;
    }

    /** From the panel's root. */
    String path(Optional<LineId> line) {
        return line.map(known -> pathOfLine.formatted(known.value())).orElse(path);
    }
}
