package dev.portcullis.cli;

import dev.portcullis.rulebook.CheckedRules;
import dev.portcullis.rules.Hit;
import dev.portcullis.rules.RuleSetDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code portcullis check}: tells before a merge what the gateway would make of a folder of rules. */
final class CheckCommand {

    private final PrintStream out;
    private final PrintStream err;

    CheckCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    ExitCode run(List<String> arguments) {
        try {
            CheckArguments asked = CheckArguments.parse(arguments);
            if (asked.help()) {
                out.print(Help.CHECK);
                return ExitCode.FINE;
            }
            return check(asked);
        } catch (UsageException e) {
            err.println("portcullis check: " + Printable.escape(e.getMessage()) + ". See 'portcullis check --help'.");
            return ExitCode.WRONG_USAGE;
        }
    }

    private ExitCode check(CheckArguments asked) {
        if (!Files.isDirectory(asked.folder())) {
            out.println(Printable.escape(asked.folder().toString()) + ": "
                    + (Files.exists(asked.folder()) ? "is no folder" : "there is no such folder")
                    + "; expected the folder that the rule files are in, as in 'portcullis check rules'");
            return ExitCode.PROBLEMS;
        }
        CheckedRules rules = CheckedRules.in(asked.folder());
        new RuleReport(asked.folder(), rules, out).print();
        if (rules.definition().isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        RuleSetDefinition now = rules.definition().get();
        Optional<RuleSetDefinition> before = asked.against().flatMap(base -> compare(base, now));
        boolean withinGate = asked.corpus()
                .map(file -> measure(file, before, now, asked.maxHitRate()))
                .orElse(true);
        if (!rules.areUsable()) {
            return ExitCode.PROBLEMS;
        }
        return withinGate ? ExitCode.FINE : ExitCode.GATE_EXCEEDED;
    }

    /** The base; empty where it cannot be understood, which is no fault of the rules that are checked. */
    private Optional<RuleSetDefinition> compare(Path base, RuleSetDefinition now) {
        CheckedRules before = CheckedRules.untestedIn(base);
        out.println();
        out.println("### Against " + Printable.escape(base.toString()));
        out.println();
        if (before.definition().isEmpty()) {
            new RuleReport(base, before, out).printProblems();
            out.println("Cannot be compared with: the rules there have errors.");
        }
        before.definition().ifPresent(definition -> RuleChanges.print(definition, now, out));
        return before.definition();
    }

    private boolean measure(
            Path file, Optional<RuleSetDefinition> before, RuleSetDefinition now, Optional<HitRate> gate) {
        CorpusRules rulesNow = new CorpusRules(now);
        Optional<CorpusRules> rulesBefore = before.map(CorpusRules::new);
        CorpusReport report = new CorpusReport(rulesNow);
        CorpusChanges changes = new CorpusChanges();
        Corpus.Extent extent = read(file, (line, message) -> {
            List<Hit> hits = rulesNow.judge(line, message);
            report.add(line, message, hits);
            rulesBefore.ifPresent(base -> changes.add(line, message, base.judge(line, message), hits));
        });
        out.println();
        out.println("### Corpus " + Printable.escape(file.toString()));
        out.println();
        out.println(RuleReport.count(extent.messages(), "message") + "; left out: "
                + RuleReport.count(extent.blank(), "blank line") + ", "
                + RuleReport.count(extent.garbled(), "line") + " that "
                + (extent.garbled() == 1 ? "is" : "are") + " not UTF-8");
        out.println();
        report.print(extent, out);
        if (rulesBefore.isPresent()) {
            out.println();
            changes.print(extent, out);
        }
        return gate.map(rate -> isWithin(rate, report.enforced(), extent.messages()))
                .orElse(true);
    }

    private static Corpus.Extent read(Path file, Corpus.MessageReader reader) {
        Corpus.Extent extent;
        try (InputStream in = Files.newInputStream(file)) {
            extent = Corpus.read(in, reader);
        } catch (IOException e) {
            throw new UsageException("corpus '" + file + "' cannot be read to its end (" + e + ")");
        }
        if (extent.messages() == 0) {
            throw new UsageException("corpus '" + file + "' holds no message; expected UTF-8, one message a line");
        }
        return extent;
    }

    private boolean isWithin(HitRate gate, long hits, long messages) {
        boolean exceeded = gate.isExceeded(hits, messages);
        out.println();
        out.println("Enforced rules hit " + HitRate.share(hits, messages) + " of the messages; at most " + gate
                + " allowed: " + (exceeded ? "exceeded" : "fine"));
        return !exceeded;
    }
}
