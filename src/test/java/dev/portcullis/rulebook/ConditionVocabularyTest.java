package dev.portcullis.rulebook;

import static dev.portcullis.message.MessageKind.IMAGE;
import static dev.portcullis.message.MessageKind.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.rules.Comparison;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Condition.All;
import dev.portcullis.rules.Condition.Any;
import dev.portcullis.rules.Condition.CountryIs;
import dev.portcullis.rules.Condition.Forwarded;
import dev.portcullis.rules.Condition.FromAd;
import dev.portcullis.rules.Condition.IsFirst;
import dev.portcullis.rules.Condition.IsReply;
import dev.portcullis.rules.Condition.KindIs;
import dev.portcullis.rules.Condition.LengthIs;
import dev.portcullis.rules.Condition.LinksTo;
import dev.portcullis.rules.Condition.None;
import dev.portcullis.rules.Condition.NumberBegins;
import dev.portcullis.rules.Condition.SenderIs;
import dev.portcullis.rules.TextCondition;
import dev.portcullis.rules.TextField;
import dev.portcullis.rules.TextPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each condition in each spelling, and what it is read as. */
class ConditionVocabularyTest {

    private static final PhoneNumber PHONE = new PhoneNumber("15551230001");
    private static final BusinessScopedId SCOPED = new BusinessScopedId("US.13491208655302741918");
    private static final String LISTS = """
            lists:
              words: {kind: keywords, values: [a, b]}
              said: {kind: texts, values: ["a b"]}
              vip: {kind: senders, values: ["+15551230001", US.13491208655302741918]}
              west: {kind: prefixes, file: west.txt}
              hosts: {kind: hosts, values: [Bit.LY, b\u00FCcher.example]}
            """;

    @TempDir
    private Path folder;

    static Stream<Arguments> spellings() {
        return Stream.of(
                arguments("kind: text", new KindIs(Set.of(TEXT))),
                arguments("kind: [text, image]", new KindIs(Set.of(TEXT, IMAGE))),
                arguments("text_length: {gt: 5}", new LengthIs(6, Integer.MAX_VALUE)),
                arguments("text_length: {gte: 5, lt: 9}", new LengthIs(5, 8)),
                arguments("text_length: {lte: 0}", new LengthIs(0, 0)),
                arguments("link: any", new LinksTo(Set.of())),
                arguments("link: Bit.LY", new LinksTo(Set.of("bit.ly"))),
                arguments("link: [bit.ly, b\u00FCcher.example]", hosts()),
                arguments("link: '@hosts'", hosts()),
                arguments("link: ['@hosts', bit.ly]", hosts()),
                arguments("country: BR", new CountryIs(Set.of("BR"))),
                arguments("country: [NO, br]", new CountryIs(Set.of("NO", "BR"))),
                arguments("sender: '+15551230001'", new SenderIs(Set.of(PHONE))),
                arguments("sender: US.13491208655302741918", new SenderIs(Set.of(SCOPED))),
                arguments("sender: '@vip'", new SenderIs(Set.of(PHONE, SCOPED))),
                arguments("sender: ['@vip', '+444']", new SenderIs(Set.of(PHONE, SCOPED, new PhoneNumber("444")))),
                arguments("prefix: '+234'", new NumberBegins(Set.of("234"))),
                arguments("prefix: ['+1', '+44']", new NumberBegins(Set.of("1", "44"))),
                arguments("prefix: '@west'", new NumberBegins(Set.of("1", "52"))),
                arguments("forwarded: true", new Forwarded(false)),
                arguments("forwarded: frequently", new Forwarded(true)),
                arguments("referral: present", new FromAd(true)),
                arguments("referral: absent", new FromAd(false)),
                arguments("reply: true", new IsReply()),
                arguments("first_in_window: true", new IsFirst()));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("text: a", text(Comparison.WORD, "a")),
                arguments("text|word: [a, b]", text(Comparison.WORD, "a", "b")),
                arguments("text: NO", text(Comparison.WORD, "NO")),
                arguments("text: '5'", text(Comparison.WORD, "5")),
                arguments("text: '@words'", text(Comparison.WORD, "a", "b")),
                arguments("text: ['@words', c]", text(Comparison.WORD, "a", "b", "c")),
                arguments("text|phrase: '@said'", text(Comparison.PHRASE, "a b")),
                arguments("text|contains: '@@home'", text(Comparison.CONTAINS, "@home")),
                arguments("text|contains: '***'", text(Comparison.CONTAINS, "***")),
                arguments("text|startswith: a", text(Comparison.STARTSWITH, "a")),
                arguments("text|endswith: a", text(Comparison.ENDSWITH, "a")),
                arguments("text|equals: a", text(Comparison.EQUALS, "a")),
                arguments("text|re: 'a+'", text(Comparison.RE, "a+")),
                arguments("text|phrase: win*", text(Comparison.PHRASE, "win*")),
                arguments("text|cased|re: a", one(TextPattern.of("a", Comparison.RE, true, false))),
                arguments("text|re|cased: a", one(TextPattern.of("a", Comparison.RE, true, false))),
                arguments("text|marks: a", one(TextPattern.of("a", Comparison.WORD, false, true))),
                arguments("text|all: [a, b]", TextCondition.all(TextField.TEXT, words("a", "b"))),
                arguments("text|all|word: '@words'", TextCondition.all(TextField.TEXT, words("a", "b"))),
                arguments("text: {of: [a, b, c], gte: 2}", quota(2, "a", "b", "c")),
                arguments("text: {of: ['@words', c], gte: 3}", quota(3, "a", "b", "c")),
                arguments("filename: a", TextCondition.atLeast(1, TextField.FILENAME, words("a"))),
                arguments("mime: {of: [a, b], gte: 2}", TextCondition.atLeast(2, TextField.MIME, words("a", "b"))),
                arguments("profile_name|all: '@words'", TextCondition.all(TextField.PROFILE_NAME, words("a", "b"))));
    }

    static Stream<Arguments> groups() {
        Condition reply = new IsReply();
        Condition first = new IsFirst();
        return Stream.of(
                arguments("reply: true, first_in_window: true", new All(List.of(reply, first))),
                arguments("all: {reply: true}", new All(List.of(reply))),
                arguments("any: [{reply: true}, {first_in_window: true}]", new Any(List.of(reply, first))),
                arguments("not: [{reply: true}, {first_in_window: true}]", new None(List.of(reply, first))),
                arguments(
                        "reply: true, not: {first_in_window: true}",
                        new All(List.of(reply, new None(List.of(first))))));
    }

    private static Condition hosts() {
        return new LinksTo(Set.of("bit.ly", "xn--bcher-kva.example"));
    }

    private static Condition text(Comparison comparison, String... values) {
        return TextCondition.atLeast(1, TextField.TEXT, patterns(comparison, values));
    }

    private static Condition quota(int atLeast, String... values) {
        return TextCondition.atLeast(atLeast, TextField.TEXT, words(values));
    }

    private static Condition one(TextPattern pattern) {
        return TextCondition.atLeast(1, TextField.TEXT, List.of(pattern));
    }

    private static List<TextPattern> words(String... values) {
        return patterns(Comparison.WORD, values);
    }

    private static List<TextPattern> patterns(Comparison comparison, String... values) {
        return Stream.of(values)
                .map(value -> TextPattern.of(value, comparison, false, false))
                .toList();
    }

    @ParameterizedTest
    @MethodSource({"spellings", "texts", "groups"})
    void readsEachSpelling(String spelling, Condition expected) {
        // Given
        RuleFiles.write(folder, "west.txt", "+1 # the plan\n\n# and\n+52\n");
        RuleFiles.write(folder, "a.yaml", LISTS + Faults.rule("match: {any: {" + spelling + "}}"));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems()).noneMatch(RuleProblem::isError);
        assertThat(loaded.definition().orElseThrow().rules())
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.condition().canonical()).isEqualTo(new Any(List.of(expected)).canonical()));
    }
}
