package dev.portcullis.rulebook;

import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Comparison;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.TextField;
import dev.portcullis.rules.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The words of the rule language as the loader has them, by where the schema has them. */
final class RuleWords {

    private RuleWords() {}

    /** Keys of each kind of mapping. */
    static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("", FileReader.KEYS);
        keys.put("/$defs/rule", RuleReader.KEYS);
        keys.put("/$defs/rule/properties/candidate", AggregateReader.CANDIDATE_KEYS);
        keys.put("/$defs/match", MatchReader.GROUPS);
        keys.put("/$defs/condition", conditions());
        keys.put("/$defs/condition/properties/text_length", LengthReader.KEYS);
        keys.put("/$defs/textValues/anyOf/1", TextReader.QUOTA_KEYS);
        keys.put("/$defs/aggregate", AggregateReader.KEYS);
        keys.put("/$defs/score", RuleReader.SCORE_KEYS);
        keys.put("/$defs/thresholds", ThresholdsReader.KEYS);
        keys.put("/$defs/repeat", LeaseReader.KEYS);
        keys.put("/$defs/limits", LimitsReader.KEYS);
        keys.put("/$defs/exception", ExceptionReader.KEYS);
        keys.put("/$defs/list", ListReader.KEYS);
        keys.put("/$defs/test", TestReader.KEYS);
        keys.put("/$defs/test/properties/expect/anyOf/1", ExpectationReader.KEYS);
        keys.put("/$defs/sending", SendingReader.KEYS);
        return keys;
    }

    /** What can stand in a condition; texts with each comparison, for editors to offer. */
    private static List<String> conditions() {
        List<String> keys = new ArrayList<>(MatchReader.GROUPS);
        keys.addAll(ConditionReader.KEYS);
        for (TextField field : TextField.values()) {
            for (Comparison comparison : Comparison.values()) {
                if (comparison != Comparison.WORD) {
                    keys.add(field.wireName() + "|" + comparison.wireName());
                }
            }
        }
        return keys;
    }

    /** Words that some keys choose from. */
    static Map<String, List<String>> choices() {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put("/$defs/kind", names(MessageKind.values(), MessageKind::wireName));
        choices.put("/$defs/mode", names(Mode.values(), Mode::wireName));
        choices.put("/$defs/rule/properties/severity", names(Severity.values(), Severity::wireName));
        choices.put(
                "/$defs/rule/properties/action",
                RuleReader.ACTIONS.stream().map(Action::wireName).toList());
        choices.put("/$defs/trait", names(Trait.values(), Trait::byName));
        choices.put("/$defs/aggregate/properties/distinct", names(Trait.values(), Trait::distinctName));
        choices.put("/$defs/list/properties/kind", names(NamedList.Kind.values(), NamedList.Kind::wireName));
        return choices;
    }

    private static <T> List<String> names(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).toList();
    }

    static List<String> modifiers() {
        return Stream.concat(Arrays.stream(Comparison.values()).map(Comparison::wireName), TextModifiers.FLAGS.stream())
                .toList();
    }
}
