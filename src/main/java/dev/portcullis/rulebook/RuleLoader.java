package dev.portcullis.rulebook;

import dev.portcullis.rules.PatternException;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.RuleSetDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole folder: to a rule set, or to everything that is wrong with it. */
final class RuleLoader {

    private final RuleFolder folder;
    private final Problems problems = new Problems();
    private final ListReader lists;
    private final FileReader files;

    private RuleLoader(RuleFolder folder, Circumstances circumstances) {
        this.folder = folder;
        this.lists = new ListReader(folder, problems);
        this.files = new FileReader(lists, circumstances, problems);
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

    /** Reads the folder and runs its tests: one that fails is an error like any other. */
    static Loaded load(RuleFolder folder) {
        return load(folder, Circumstances.at(Clock.systemUTC()));
    }

    static Loaded load(RuleFolder folder, Circumstances circumstances) {
        return CheckedRules.of(read(folder, circumstances)).proven();
    }

    /** Only reads the folder. */
    static Loaded read(RuleFolder folder) {
        return read(folder, Circumstances.at(Clock.systemUTC()));
    }

    private static Loaded read(RuleFolder folder, Circumstances circumstances) {
        return new RuleLoader(folder, circumstances).load();
    }

    private Loaded load() {
        List<Fields> read = new ArrayList<>();
        YamlReader.Allowance allowance = new YamlReader.Allowance();
        folder.ruleFiles(problems)
                .forEach((name, text) -> YamlReader.read(name, text, allowance, problems)
                        .flatMap(value -> Fields.of(value, "a rule file", FileReader.KEYS, problems))
                        .ifPresent(read::add));
        read.forEach(file -> file.value("lists").ifPresent(lists::read));
        read.forEach(files::read);
        lists.warnOfUnused();
        RuleSetDefinition definition = files.definition();
        if (definition.rules().isEmpty() && !problems.hasErrors()) {
            problems.error(Place.file(folder.path().toString()), "holds no rule; expected at least one under 'rules'");
        }
        Optional<RuleSet> set = problems.hasErrors() ? Optional.empty() : compile(definition);
        return new Loaded(
                set,
                set.map(compiled -> definition),
                set.isPresent() ? files.tests() : List.of(),
                problems.inReadingOrder());
    }

    private Optional<RuleSet> compile(RuleSetDefinition definition) {
        try {
            return Optional.of(RuleSet.of(definition));
        } catch (PatternException e) {
            problems.error(Place.file(folder.path().toString()), e.getMessage());
            return Optional.empty();
        }
    }
}
