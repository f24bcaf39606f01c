package dev.portcullis.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads YAML documents strictly. Built on the parser's events rather than on its nodes, so that depth and size are
 * bounded while reading, and nothing is ever expanded.
 */
final class YamlReader {

    private static final int DEEPEST = 40;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_VALUES = 250_000;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(RuleFolder.LARGEST_RULE_FILE)
            .build();

    private final String file;
    private final Allowance allowance;
    private final Problems problems;
    private final Iterator<Event> events;
    private int depth;

    /** How many values all files of a folder may hold together. */
    static final class Allowance {

        private int left = MOST_VALUES;
    }

    private YamlReader(String file, String text, Allowance allowance, Problems problems) {
        this.file = file;
        this.allowance = allowance;
        this.problems = problems;
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /** The document's value; empty where it cannot be read, which is then among the problems. */
    static Optional<Yaml> read(String file, String text, Allowance allowance, Problems problems) {
        try {
            return new YamlReader(file, text, allowance, problems).document();
        } catch (Unreadable e) {
            problems.error(e.place, e.getMessage());
        } catch (MarkedYamlEngineException e) {
            problems.error(place(file, e.getProblemMark()), "not YAML: " + YamlHints.describe(e));
        } catch (YamlVersionException e) {
            problems.error(
                    Place.file(file),
                    "'%YAML " + e.getSpecVersion().getRepresentation()
                            + "' names a version that is not known; expected 1.2: remove the line");
        } catch (YamlEngineException e) {
            problems.error(Place.file(file), "not YAML: " + Quoting.shorten(String.valueOf(e.getMessage()), 200));
        }
        return Optional.empty();
    }

    private Optional<Yaml> document() {
        events.next();
        Event event = events.next();
        if (event.getEventId() == Event.ID.StreamEnd) {
            throw new Unreadable(new Place(file, 1, 1), "the file is empty; expected 'version: 1' and 'rules'");
        }
        Yaml value = value(events.next());
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            problems.error(place(after), "a second document; expected one per file: remove the '---'");
        }
        return Optional.of(value);
    }

    private Yaml value(Event event) {
        if (event instanceof AliasEvent alias) {
            throw new Unreadable(
                    place(event),
                    "alias '*" + Quoting.shorten(alias.getAlias().getValue())
                            + "'; rule files know no aliases: write the value again");
        }
        Place place = place(event);
        forbidDecoration((NodeEvent) event, place);
        if (allowance.left-- <= 0) {
            throw new Unreadable(
                    place,
                    "the rule files hold more than " + MOST_VALUES
                            + " values together; expected at most so many: put long lists into list files");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        if (++depth > DEEPEST) {
            throw new Unreadable(place, "nested deeper than " + DEEPEST + "; expected a rule file to be flatter");
        }
        Yaml made = event instanceof SequenceStartEvent ? sequence(place) : mapping(place);
        depth--;
        return made;
    }

    private Yaml scalar(ScalarEvent scalar, Place place) {
        String text = scalar.getValue();
        if (text.length() > LONGEST_TEXT) {
            throw new Unreadable(
                    place,
                    "a text of " + text.length() + " characters; expected at most " + LONGEST_TEXT
                            + ": put long lists into list files");
        }
        return new Yaml.Scalar(place, text, scalar.isPlain());
    }

    private void forbidDecoration(NodeEvent event, Place place) {
        event.getAnchor()
                .ifPresent(anchor -> problems.error(
                        place,
                        "anchor '&" + Quoting.shorten(anchor.getValue()) + "'; rule files know no anchors: remove it"));
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case SequenceStartEvent sequence -> sequence.getTag();
            case MappingStartEvent mapping -> mapping.getTag();
            default -> Optional.empty();
        };
        tag.ifPresent(name ->
                problems.error(place, "tag '" + Quoting.shorten(name) + "'; rule files know no tags: remove it"));
    }

    private Yaml sequence(Place place) {
        List<Yaml> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event));
        }
        return new Yaml.Sequence(place, items);
    }

    private Yaml mapping(Place place) {
        List<Yaml.Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Yaml key = value(event);
            Yaml value = value(events.next());
            if (!(key instanceof Yaml.Scalar scalar)) {
                problems.error(key.place(), "the key is " + key.noun() + "; expected a word");
                continue;
            }
            if (scalar.plain() && scalar.text().equals("<<")) {
                problems.error(key.place(), "merge key '<<'; rule files know no merging: write the keys out");
                continue;
            }
            Place first = seen.putIfAbsent(scalar.text(), key.place());
            if (first != null) {
                problems.error(
                        key.place(),
                        "key '" + Quoting.shorten(scalar.text()) + "' stands here a second time, first on line "
                                + first.line() + ": remove one");
                continue;
            }
            entries.add(new Yaml.Entry(key.place(), scalar.text(), value));
        }
        return new Yaml.Mapping(place, entries);
    }

    private Place place(Event event) {
        return place(file, event.getStartMark());
    }

    private static Place place(String file, Optional<Mark> mark) {
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> Place.file(file));
    }

    /** Ends the reading of a file that cannot be made sense of. */
    private static final class Unreadable extends RuntimeException {

        private final transient Place place;

        private Unreadable(Place place, String message) {
            super(message, null, false, false);
            this.place = place;
        }
    }
}
