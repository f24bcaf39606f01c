package dev.portcullis.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import java.util.Collection;
import java.util.stream.Collectors;

/** Tells lines that nobody has heard of from those on which nothing has happened. */
public final class KnownLines {

    private static final int MOST_NAMED = 10;
    private static final int MOST_LISTED = 200;

    private KnownLines() {}

    /** @return the line where it is one of the known ones; the problem names those */
    public static LineId named(LineId line, Collection<LineId> known) {
        if (known.contains(line)) {
            return line;
        }
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        known.stream().limit(MOST_LISTED).forEach(each -> lines.add(each.value()));
        throw new ApiProblem(Problem.of(
                        404,
                        "No message ever came in on line '" + line + "', and portcullis.lines does not name it. "
                                + words(known))
                .with("lines", lines));
    }

    private static String words(Collection<LineId> known) {
        if (known.isEmpty()) {
            return "No line is known yet.";
        }
        int more = known.size() - MOST_NAMED;
        return "Known are: "
                + known.stream().limit(MOST_NAMED).map(LineId::value).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more." : ".");
    }
}
