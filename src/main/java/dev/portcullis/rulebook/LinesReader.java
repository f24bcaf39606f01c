package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads {@code lines}: on which of the business's phone numbers something holds. */
final class LinesReader {

    private final Set<LineId> configured;
    private final Problems problems;

    /** @param configured empty where that is not known */
    LinesReader(Set<LineId> configured, Problems problems) {
        this.configured = configured;
        this.problems = problems;
    }

    Set<LineId> read(Fields fields) {
        Set<LineId> lines = new LinkedHashSet<>();
        fields.texts("lines").forEach(text -> line(text).ifPresent(lines::add));
        return lines;
    }

    Optional<LineId> line(Yaml.Scalar text) {
        Optional<LineId> line = LineId.parse(text.text());
        if (line.isEmpty()) {
            problems.error(
                    text.place(), "'" + Quoting.shorten(text.text()) + "' is no line; expected Meta's phone_number_id");
        }
        line.filter(known -> !configured.isEmpty() && !configured.contains(known))
                .ifPresent(unknown -> problems.warning(
                        text.place(),
                        "line '" + unknown + "' is not configured, so that nothing comes of it"
                                + DidYouMean.among(
                                        unknown.value(),
                                        configured.stream().map(LineId::value).toList())));
        return line;
    }
}
