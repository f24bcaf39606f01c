package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.KnownLines;
import dev.portcullis.admin.LineStates;
import dev.portcullis.message.LineId;
import dev.portcullis.rulebook.LiveSet;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rulebook.RuleProblem;
import dev.portcullis.rules.Mode;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the frame of the page that is asked for. For code that may block. */
@Singleton
final class Frames {

    private static final String KNOWN = "portcullis.known-lines";

    private final LineStates lines;
    private final AlarmNotices alarms;
    private final RuleBook book;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest http;
    private final PanelFiles files;

    Frames(
            LineStates lines,
            AlarmNotices alarms,
            RuleBook book,
            SecurityIdentity identity,
            CurrentVertxRequest http,
            PanelFiles files) {
        this.lines = lines;
        this.alarms = alarms;
        this.book = book;
        this.identity = identity;
        this.http = http;
        this.files = files;
    }

    /** The line that an address names, which is a problem where nobody has heard of it. */
    LineId line(String text) {
        return KnownLines.named(Arguments.line(text), known());
    }

    /** Read once for a request. */
    Set<LineId> known() {
        RoutingContext request = http.getCurrent();
        Set<LineId> known = request.get(KNOWN);
        if (known == null) {
            known = lines.known().keySet();
            request.put(KNOWN, known);
        }
        return known;
    }

    Frame of(String title, Section section) {
        return of(title, section, Optional.empty());
    }

    Frame of(String title, Section section, LineId line) {
        return of(title, section, Optional.of(line));
    }

    Frame of(String title, Section section, Optional<LineId> line) {
        Set<LineId> known = known();
        return new Frame(
                title,
                Menu.rootFrom(http.getCurrent().request().path()),
                identity.getPrincipal().getName(),
                identity.hasRole(Role.Names.OPERATOR),
                identity.hasRole(Role.Names.ADMIN),
                Menu.of(Optional.of(section), line),
                known.stream().map(LineId::value).toList(),
                line.map(LineId::value).orElse(""),
                notices(section, known, line),
                files.version());
    }

    private List<Frame.Notice> notices(Section section, Set<LineId> known, Optional<LineId> line) {
        List<Frame.Notice> notices = new ArrayList<>();
        LiveSet live = book.live();
        if (book.globalMode() == Mode.SHADOW) {
            notices.add(new Frame.Notice(
                    Tone.WARNING,
                    "Shadow mode: rules judge and count, and nobody is blocked by a rule. portcullis.rules.mode says so.",
                    "rules",
                    "The rules"));
        }
        if (live.problems().stream().anyMatch(RuleProblem::isError)) {
            notices.add(new Frame.Notice(
                    Tone.STRONG,
                    "The rule folder cannot be used as it is; the rules of before are live.",
                    "rules",
                    "Where it is wrong"));
        }
        notices.addAll(alarms.of(section, known, line));
        return notices;
    }
}
