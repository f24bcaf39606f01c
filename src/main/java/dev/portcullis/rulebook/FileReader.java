package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import dev.portcullis.rules.Exemption;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads rule files one after the other and gathers what stands in them. */
final class FileReader {

    static final List<String> KEYS = List.of("version", "lines", "lists", "exceptions", "rules", "thresholds", "tests");

    private final LinesReader lines;
    private final ExceptionReader exceptions;
    private final RuleReader rules;
    private final ThresholdsReader thresholds;
    private final TestReader tests;
    private final Problems problems;
    private final List<RuleDefinition> definitions = new ArrayList<>();
    private final List<Thresholds> sums = new ArrayList<>();
    private final List<Exemption> exemptions = new ArrayList<>();
    private final List<RuleTest> proofs = new ArrayList<>();

    FileReader(ListReader lists, Circumstances circumstances, Problems problems) {
        ConditionReader conditions = new ConditionReader(lists, problems);
        Ids ids = new Ids(problems);
        this.lines = new LinesReader(circumstances.lines(), problems);
        this.exceptions = new ExceptionReader(conditions, lists, circumstances.today(), problems);
        this.rules = new RuleReader(new MatchReader(conditions, problems), exceptions, lines, ids, problems);
        this.thresholds = new ThresholdsReader(exceptions, ids, problems);
        this.tests = new TestReader(lines, problems);
        this.problems = problems;
    }

    void read(Fields file) {
        file.require("version");
        file.integer("version", 1, 1);
        if (file.lacks("rules") && file.lacks("lists")) {
            problems.error(file.place(), "key 'rules' is missing in a rule file");
        }
        Set<LineId> held = lines.read(file);
        FileScope scope = new FileScope(held, exceptions.read(file));
        List<RuleEntry> entries =
                file.value("rules").map(value -> entries(value, scope)).orElse(List.of());
        entries.forEach(entry -> {
            definitions.add(entry.definition());
            proofs.addAll(entry.tests());
        });
        thresholds.read(file, scope, entries).ifPresent(sums::add);
        exemptions.addAll(scope.exemptions());
        proofs.addAll(tests.ofFile(file));
    }

    private List<RuleEntry> entries(Yaml value, FileScope scope) {
        if (!(value instanceof Yaml.Sequence sequence)) {
            problems.error(value.place(), "'rules' is " + value.noun() + "; expected a list of rules");
            return List.of();
        }
        return sequence.items().stream()
                .flatMap(item -> rules.read(item, scope).stream())
                .toList();
    }

    RuleSetDefinition definition() {
        return new RuleSetDefinition(definitions, sums, exemptions);
    }

    List<RuleTest> tests() {
        return proofs;
    }
}
