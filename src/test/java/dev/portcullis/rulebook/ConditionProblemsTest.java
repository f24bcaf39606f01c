package dev.portcullis.rulebook;

import static dev.portcullis.rulebook.Faults.inCondition;
import static dev.portcullis.rulebook.Faults.inFile;
import static dev.portcullis.rulebook.Faults.inRule;
import static dev.portcullis.rulebook.Faults.rule;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionProblemsTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> groups() {
        return Stream.of(
                inRule("match: {¤text: x}", "condition 'text' directly under 'match'; put it under 'all'"),
                inRule("match: {¤country: BR}", "directly under 'match'; put it under 'all'"),
                inRule("match: {¤text|re: x}", "directly under 'match'; put it under 'all'"),
                inRule("match: {¤every: {text: x}}", "unknown key 'every' in 'match'"),
                inRule("match: {¤nto: {text: x}}", "did you mean 'not'?"),
                inRule("match: {all: ¤[]}", "'all' is an empty list"),
                inRule("match: ¤x", "'match' is 'x'; expected 'all', 'any' or 'not'"),
                inRule("match: ¤{}", "'match' is an empty mapping; expected 'all', 'any' or 'not'"),
                inRule("match: {all: ¤x}", "a condition is 'x'; expected a mapping"),
                inRule("match: {all: [¤{}]}", "a condition is an empty mapping"),
                inRule("match: {all: {¤test: x}}", "unknown key 'test' in a condition; did you mean 'text'?"),
                inRule("match: {any: {¤contry: x}}", "did you mean 'country'?"),
                inRule(
                        "match:\n  all:\n" + nested(7) + "                  - ¤not: {text: x}",
                        "groups are nested deeper than 8"),
                inFile(rule("match: {all: [{text: x}, {text: y, ¤text: z}]}"), "stands here a second time"));
    }

    private static String nested(int depth) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            groups.append("  ".repeat(i + 2)).append("- all:\n");
        }
        return groups.toString();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                inCondition("¤text|phrse: x", "unknown modifier 'phrse'; did you mean 'phrase'?"),
                inCondition("¤text|: x", "unknown modifier ''"),
                inCondition("¤text|phrase|phrase: x", "modifier 'phrase' stands twice"),
                inCondition("¤text|phrase|re: x", "modifiers phrase and re exclude each other"),
                inCondition("¤filename|endswith|equals: x", "modifiers endswith and equals exclude each other"),
                inCondition("¤text|re|marks: x", "modifier 'marks' does nothing beside 're'"),
                inCondition("text: ¤double your bitcoin", "use text|phrase"),
                inCondition("text: [ok, ¤5, x]", "the number 5; expected a text: put it in quotes"),
                inCondition("text: ¤true", "the boolean true; expected a text: put it in quotes"),
                inCondition("text:¤", "'text' is nothing; expected a text"),
                inCondition("text: ¤''", "'text' is ''; expected a text"),
                inCondition("text: ¤[]", "'text' is an empty list"),
                inCondition("text: [¤[a]]", "is a list; expected a text"),
                inCondition("text: ¤\"\\u200B\"", "folds to nothing"),
                inCondition("text|phrase: ¤'...'", "folds to nothing"),
                inCondition("text|contains: ¤\"\\u00AD\"", "folds to nothing"),
                inCondition("text: ¤'*'", "has a '*' that does not end a word"),
                inCondition("text: ¤'a*b'", "has a '*' that does not end a word"),
                inCondition("text|phrase: ¤'* more'", "has a '*' that does not end a word"),
                inCondition("text: ¤a-b", "use text|phrase"),
                inCondition("text: ¤\"a\\nb\"", "'a b' is more than one word"),
                inCondition("text: ¤C++", "holds '+', which no word holds"),
                inCondition("text|re: ¤'a('", "is not RE2"),
                inCondition("text|re: ¤'a(?=b)'", "look-around and back references do not exist there"),
                inCondition("text|re: ¤'(a)\\1'", "is not RE2"),
                inCondition("text|re: ¤'(a{100}){100}'", "repeats something more than 1000 times"),
                inCondition("filename|re: ¤'['", "is not RE2"),
                inCondition("text: {of: [a, b], gte: ¤3}", "has only 2 different values"),
                inCondition("text: {of: [a, A, \u0430], gte: ¤2}", "has only 1 different values"),
                inCondition("text: {of: [a, b], gte: ¤0}", "at least 1"),
                inCondition("text: {of: [a, b], gte: ¤-1}", "at least 1"),
                inCondition("text: ¤{of: [a, b]}", "key 'gte' is missing"),
                inCondition("text: ¤{gte: 2}", "key 'of' is missing"),
                inCondition("text: {of: [a, b], gte: 2, ¤lte: 3}", "unknown key 'lte'"),
                inCondition("¤text|all: {of: [a, b], gte: 2}", "remove '|all'"),
                inCondition("text: ¤'@nobody'", "there is no list 'nobody'; for a literal '@' write '@@'"),
                inCondition("text: {of: ¤'@nobody', gte: 1}", "there is no list 'nobody'"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                inCondition("text_length: ¤5", "'text_length' is the number 5; expected a mapping of gt, gte, lt, lte"),
                inCondition("text_length: ¤{}", "'text_length' has no bound"),
                inCondition("text_length: {¤eq: 5}", "unknown key 'eq' in 'text_length'"),
                inCondition("text_length: {gt: 5, ¤gte: 5}", "both 'gt' and 'gte'"),
                inCondition("text_length: {lt: 5, ¤lte: 5}", "both 'lt' and 'lte'"),
                inCondition("text_length: {gt: ¤-1}", "expected a whole number, at least 0"),
                inCondition("text_length: {gte: ¤0}", "expected a whole number, at least 1"),
                inCondition("text_length: {lt: ¤0}", "expected a whole number, at least 1"),
                inCondition("text_length: {gte: ¤'5'}", "expected a whole number"),
                inCondition("text_length: {gte: ¤2.5}", "expected a whole number"),
                inCondition("text_length: ¤{gt: 9, lt: 10}", "at least 10 and at most 9 characters"),
                inCondition("kind: ¤txt", "'txt' is no kind of message"),
                inCondition("kind: [text, ¤pdf]", "'pdf' is no kind of message"),
                inCondition("¤kind|all: text", "modifiers on 'kind'; expected none"),
                inCondition("link: ¤https://bit.ly", "is no host; expected a name such as bit.ly, without scheme"),
                inCondition("link: ¤bit.ly/x", "is no host"),
                inCondition("link: ¤'*.example.com'", "is no host"),
                inCondition("link: [¤any, bit.ly]", "is no host"),
                inCondition("link: ¤true", "is the boolean true; expected a text"),
                inCondition("link: ¤''", "'link' is ''; expected a text"),
                inCondition("country: ¤XX", "'XX' is no country; expected a code of two letters from ISO 3166"),
                inCondition("country: [BR, ¤Brazil]", "'Brazil' is no country"),
                inCondition("country: ¤'+55'", "'+55' is no country"),
                inCondition("country: ¤'@eu'", "'country' takes no list by name; write its values out"),
                inCondition("sender: ¤+15551230001", "the number +155...01; expected a text: put it in quotes"),
                inCondition("sender: ¤15551230001", "the number 155...01; expected a text: put it in quotes"),
                inCondition("sender: ¤'15551230001'", "is digits without '+'; expected \"+155...01\""),
                inCondition("sender: ¤'+1 555 123'", "is no sender; expected '+' and 3 to 20 digits without spaces"),
                inCondition("sender: ¤us.13491208655302741918", "is no sender"),
                inCondition("sender: ['+15551230001', ¤ann]", "'ann' is no sender"),
                inCondition("sender: ¤'@vip'", "there is no list 'vip'"),
                inCondition("prefix: ¤+234", "the number +234; expected a text: put it in quotes"),
                inCondition("prefix: ¤'234'", "'234' is no prefix; expected '+' and digits"),
                inCondition("prefix: ¤'+234*'", "is no prefix"),
                inCondition("prefix: ¤'+0049'", "the first of a country's code and so no 0"),
                inCondition("prefix: ¤'+'", "is no prefix"),
                inCondition("forwarded: ¤false", "for the opposite put 'forwarded: true' under 'not'"),
                inCondition("forwarded: ¤'true'", "expected true or frequently without quotes"),
                inCondition("forwarded: ¤frequent", "did you mean 'frequently'?"),
                inCondition("referral: ¤true", "'referral' is the boolean true; expected present or absent"),
                inCondition("referral: ¤presnt", "did you mean 'present'?"),
                inCondition("reply: ¤yes", "'reply' is 'yes'; expected true"),
                inCondition("reply: ¤false", "put 'reply: true' under 'not'"),
                inCondition("first_in_window: ¤1", "'first_in_window' is the number 1; expected true"),
                inCondition("first_in_window: ¤[true]", "'first_in_window' is a list; expected true"));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                inList(
                        "senders, values: ['+15551230001']",
                        "text: ¤'@l'",
                        "of kind senders; expected keywords or texts"),
                inList(
                        "hosts, values: [bit.ly]",
                        "filename|phrase: ¤'@l'",
                        "of kind hosts; expected keywords or texts"),
                inList("texts, values: [bit.ly]", "link: ¤'@l'", "of kind texts; expected hosts for 'link'"),
                inList("prefixes, values: ['+1']", "sender: ¤'@l'", "of kind prefixes; expected senders for 'sender'"),
                inList("senders, values: ['+123']", "prefix: ¤'@l'", "of kind senders; expected prefixes for 'prefix'"),
                inList("senders, values: ['+1555', ¤'1555']", "sender: '@l'", "digits without '+'"),
                inList("senders, values: [¤+1555]", "sender: '@l'", "the number +1555; expected a text"),
                inList("prefixes, values: [¤'0']", "prefix: '@l'", "'0' is no prefix"),
                inList("hosts, values: [¤'http://a.b']", "link: '@l'", "is no host"),
                inList("keywords, values: [fine, ¤'not fine']", "text: '@l'", "use text|phrase"),
                inList("keywords, values: [¤'']", "text: '@l'", "expected a text"),
                inList("keywords, values: ¤[]", "text|phrase: x", "is an empty list"));
    }

    private static Arguments inList(String list, String condition, String message) {
        String rule = rule("match: {all: {" + condition + "}}");
        return inFile(rule.replace("version: 1\n", "version: 1\nlists: {l: {kind: " + list + "}}\n"), message);
    }

    @ParameterizedTest
    @MethodSource({"groups", "texts", "others", "lists"})
    void namesPlaceAndReason(String text, String message) {
        Faults.assertFound(folder, text, message);
    }
}
