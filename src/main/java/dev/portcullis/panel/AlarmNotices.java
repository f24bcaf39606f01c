package dev.portcullis.panel;

import dev.portcullis.blocking.Breakers.Trip;
import dev.portcullis.blocking.LineAlarms;
import dev.portcullis.blocking.LineAlarms.Alarm;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.blocking.WantedGroup;
import dev.portcullis.blocking.WantedGroups;
import dev.portcullis.message.LineId;
import dev.portcullis.rulebook.RuleBook;
import dev.portcullis.rules.Rule;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells on every page what waits for somebody on a line: that it is paused, or that a limit has stopped a rule there. */
@Singleton
final class AlarmNotices {

    private static final int MOST = 4;
    private static final int RULES_NAMED = 3;
    private static final String GROUP = WantedGroup.ruleOf("");

    private final LineAlarms alarms;
    private final WantedGroups groups;
    private final RuleBook book;

    AlarmNotices(LineAlarms alarms, WantedGroups groups, RuleBook book) {
        this.alarms = alarms;
        this.groups = groups;
        this.book = book;
    }

    /** The first few, those of the page's own line before those of others. */
    List<Frame.Notice> of(Section section, Set<LineId> lines, Optional<LineId> own) {
        List<Frame.Notice> all = alarms.of(lines).stream()
                .sorted(Comparator.comparing(
                        (Alarm alarm) -> own.filter(alarm.line()::equals).isEmpty()))
                .flatMap(alarm -> notices(section, alarm, own).stream())
                .toList();
        if (all.size() <= MOST || section == Section.LINES) {
            return all;
        }
        List<Frame.Notice> some = new ArrayList<>(all.subList(0, MOST));
        some.add(new Frame.Notice(
                Tone.WARNING,
                "On other lines " + (all.size() - MOST) + " more wait for somebody.",
                "lines",
                "The lines"));
        return some;
    }

    private List<Frame.Notice> notices(Section section, Alarm alarm, Optional<LineId> own) {
        List<Frame.Notice> notices = new ArrayList<>();
        // The page of all lines tells it of each.
        if (section != Section.LINES || own.isPresent()) {
            alarm.pause().ifPresent(pause -> notices.add(paused(alarm.line(), pause)));
        }
        Set<String> live = book.current().rules().stream().map(Rule::id).collect(Collectors.toSet());
        List<String> rules =
                alarm.tripped().keySet().stream().filter(live::contains).toList();
        // The page of the rules begins with them.
        if (!rules.isEmpty() && section != Section.RULES) {
            notices.add(stopped(alarm.line(), rules, alarm.tripped()));
        }
        stoppedGroups(alarm).ifPresent(notices::add);
        return notices;
    }

    private static Frame.Notice paused(LineId line, LinePause pause) {
        return new Frame.Notice(
                Tone.STRONG,
                "Line " + line + " is paused since " + Stamps.stamp(pause.since()) + " UTC: " + pause.note(),
                "lines#line-" + line,
                "The line");
    }

    private static Frame.Notice stopped(LineId line, List<String> rules, Map<String, Trip> tripped) {
        boolean byLine = rules.stream().anyMatch(rule -> tripped.get(rule).byLine());
        String limit = byLine ? "The limit of line " + line + " was reached: " : "Limit reached on line " + line + ": ";
        return new Frame.Notice(
                Tone.WARNING,
                limit
                        + named(rules)
                        + (rules.size() == 1
                                ? " only counts there and blocks nobody, until somebody re-arms it."
                                : " only count there and block nobody, until somebody re-arms them."),
                "rules#stopped",
                "Re-arm");
    }

    /** Of those that are over, nothing is left to mend. */
    private Optional<Frame.Notice> stoppedGroups(Alarm alarm) {
        List<String> stopped = alarm.tripped().keySet().stream()
                .filter(id -> id.startsWith(GROUP))
                .toList();
        if (stopped.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = groups.of(alarm.line()).stream()
                .filter(group -> stopped.contains(group.rule()))
                .map(WantedGroup::name)
                .toList();
        return Optional.of(names)
                .filter(some -> !some.isEmpty())
                .map(some -> new Frame.Notice(
                        Tone.WARNING,
                        "Limit reached on line " + alarm.line() + ": nobody is blocked for being of the wanted "
                                + named(some) + ", until somebody puts that on the list again.",
                        "lines/" + alarm.line() + "/wanted",
                        "The wanted list"));
    }

    private static String named(List<String> all) {
        int more = all.size() - RULES_NAMED;
        return all.stream().limit(RULES_NAMED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
