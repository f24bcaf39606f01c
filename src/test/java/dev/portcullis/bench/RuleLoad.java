package dev.portcullis.bench;

import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Comparison;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Limits;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Rule;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleNotes;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.Spread;
import dev.portcullis.rules.TextCondition;
import dev.portcullis.rules.TextField;
import dev.portcullis.rules.TextPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rule sets of a size: most look for keywords in groups like people's own rules, a few count. */
final class RuleLoad {

    private RuleLoad() {}

    /** Rules that share the keywords among them. */
    static RuleSet ofKeywords(int rules, int keywords) {
        List<TextPattern> patterns = new ArrayList<>();
        for (String keyword : Vocabulary.keywords(keywords)) {
            patterns.add(TextPattern.of(keyword, comparison(patterns.size()), patterns.size() % 40 == 39, false));
        }
        List<RuleDefinition> definitions = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            List<TextPattern> own = patterns.subList(keywords * i / rules, keywords * (i + 1) / rules);
            Condition offences = new Condition.Any(List.of(anyOf(own)));
            Condition excuses = new Condition.None(
                    List.of(anyOf(own.subList(0, 1)), anyOf(List.of(pattern(Comparison.PHRASE, "no offence " + i)))));
            definitions.add(definition(i, new Condition.All(List.of(offences, excuses))));
        }
        return RuleSet.of(definitions);
    }

    /** Rules with an expression each, as they are written against links, wallets and offers. */
    static RuleSet ofExpressions(int rules) {
        List<String> words = Vocabulary.keywords(rules);
        List<RuleDefinition> definitions = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            String word = words.get(i).replace(" ", "\\s+");
            String source = switch (i % 4) {
                case 0 -> "\\b(?:" + word + "\\.me|" + word + "\\.gg)/\\S{4,}";
                case 1 -> "\\b" + word + "s?\\b.{0,30}\\b(?:free|now|today)\\b";
                case 2 -> "(?:get|win) +(?:your|the) +" + word;
                default -> "\\$ ?[0-9]{3,}(?:,000)? (?:in|for|of) " + word;
            };
            definitions.add(definition(i, anyOf(List.of(pattern(Comparison.RE, source)))));
        }
        return RuleSet.of(definitions);
    }

    private static Comparison comparison(int i) {
        return i % 10 == 0 ? Comparison.CONTAINS : Comparison.PHRASE;
    }

    private static Condition anyOf(List<TextPattern> patterns) {
        return TextCondition.atLeast(1, TextField.TEXT, patterns);
    }

    private static TextPattern pattern(Comparison comparison, String source) {
        return TextPattern.of(source, comparison, false, false);
    }

    private static RuleDefinition definition(int i, Condition condition) {
        Rule rule = new Rule(
                "bench-" + i,
                "Bench",
                "",
                Severity.LOW,
                Mode.ENFORCE,
                Action.HOLD,
                Limits.perHour(1_000),
                Optional.empty(),
                Spread.LINE,
                RuleNotes.NONE);
        Optional<Aggregate> aggregate =
                i % 10 == 9 ? Optional.of(Aggregate.ofMessages(Duration.ofMinutes(10), 5)) : Optional.empty();
        return RuleDefinition.of(rule, condition, aggregate);
    }
}
