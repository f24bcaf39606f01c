package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import java.util.LinkedHashSet;
import java.util.List;
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
        for (Yaml.Scalar text : fields.texts("lines")) {
            line(text).ifPresent(line -> {
                lines.add(line);
                warnIfUnknown(line, text.place());
            });
        }
        return lines;
    }

    /** One line, which need not be configured. */
    Optional<LineId> line(Yaml.Scalar text) {
        Optional<LineId> line = LineId.parse(text.text());
        if (line.isEmpty()) {
            problems.error(
                    text.place(), "'" + Quoting.shorten(text.text()) + "' is no line; expected Meta's phone_number_id");
        }
        return line;
    }

    private void warnIfUnknown(LineId line, Place place) {
        if (!configured.isEmpty() && !configured.contains(line)) {
            List<String> names = configured.stream().map(LineId::value).toList();
            problems.warning(
                    place,
                    "line '" + line + "' is not configured, as others are; see whether it is Meta's phone_number_id"
                            + DidYouMean.among(line.value(), names));
        }
    }
}
