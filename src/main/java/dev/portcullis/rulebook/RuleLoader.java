package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import dev.portcullis.rules.PatternException;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a whole folder: to a rule set, or to everything that is wrong with it. */
final class RuleLoader {

    private static final List<String> FILE_KEYS = List.of("version", "lines", "lists", "rules");

    private final RuleFolder folder;
    private final Problems problems = new Problems();
    private final ListReader lists;
    private final RuleReader rules;
    private final List<RuleDefinition> definitions = new ArrayList<>();

    private RuleLoader(RuleFolder folder) {
        this.folder = folder;
        this.lists = new ListReader(folder, problems);
        this.rules = new RuleReader(new MatchReader(new TextReader(lists, problems), problems), problems);
    }

    /**
     * What a folder came to.
     *
     * @param ruleSet empty if any problem is an error
     * @param definition what the rule set was made of; empty where there is no set
     * @param tests of all files, in reading order; none where there is no set
     */
    record Loaded(
            Optional<RuleSet> ruleSet,
            Optional<RuleSetDefinition> definition,
            List<RuleTest> tests,
            List<RuleProblem> problems) {}

    static Loaded load(RuleFolder folder) {
        return new RuleLoader(folder).load();
    }

    private Loaded load() {
        List<Fields> files = new ArrayList<>();
        folder.ruleFiles(problems)
                .forEach((name, text) -> YamlReader.read(name, text, problems)
                        .flatMap(value -> Fields.of(value, "a rule file", FILE_KEYS, problems))
                        .ifPresent(files::add));
        files.forEach(file -> file.value("lists").ifPresent(lists::read));
        files.forEach(this::readRules);
        lists.warnOfUnused();
        if (definitions.isEmpty() && !problems.hasErrors()) {
            problems.error(Place.file(folder.path().toString()), "holds no rule; expected at least one under 'rules'");
        }
        RuleSetDefinition definition = new RuleSetDefinition(definitions, List.of(), List.of());
        Optional<RuleSet> set = problems.hasErrors() ? Optional.empty() : compile(definition);
        return new Loaded(set, set.map(compiled -> definition), List.of(), problems.inReadingOrder());
    }

    private Optional<RuleSet> compile(RuleSetDefinition definition) {
        try {
            return Optional.of(RuleSet.of(definition));
        } catch (PatternException e) {
            problems.error(Place.file(folder.path().toString()), e.getMessage());
            return Optional.empty();
        }
    }

    private void readRules(Fields file) {
        file.require("version");
        file.choice("version", List.of("1"), version -> version);
        Set<LineId> lines = file.has("lines") ? RuleReader.lines(file, problems) : Set.of();
        if (!file.has("rules") && !file.has("lists")) {
            problems.error(file.place(), "key 'rules' is missing in a rule file");
        }
        file.value("rules").ifPresent(value -> {
            if (value instanceof Yaml.Sequence sequence) {
                sequence.items().forEach(item -> rules.read(item, lines).ifPresent(definitions::add));
            } else {
                problems.error(value.place(), "'rules' is " + value.noun() + "; expected a list of rules");
            }
        });
    }
}
