package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.rules.Action;
import dev.portcullis.rules.Inbound;
import dev.portcullis.rules.Match;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Verdict;
import dev.portcullis.rules.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that Portcullis comes with: they load, block what they promise and leave honest people alone. */
class StarterRulesTest {

    private static final Path FOLDER = Path.of("rules");

    private static RuleLoader.Loaded loaded;
    private static RuleSet rules;

    @BeforeAll
    static void load() {
        loaded = RuleLoader.load(new RuleFolder(FOLDER));
        rules = loaded.ruleSet()
                .orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }

    @Test
    void loadWithoutProblem() {
        // Then
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.definition().orElseThrow().rules())
                .filteredOn(definition -> definition.score().isEmpty())
                .allSatisfy(definition ->
                        assertThat(definition.rule().description()).isNotBlank());
        assertThat(rules.rules()).anyMatch(rule -> rule.mode() == Mode.ENFORCE);
    }

    @Test
    void nameTheSchemaForEditors() throws IOException {
        // When
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
        }

        // Then
        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(file).content().startsWith("# yaml-language-server: $schema=schema.json\n# "));
    }

    @Test
    void proveWhatEachTakesAndWhatItSpares() {
        // When
        Map<String, List<Expectation>> proofs = loaded.tests().stream()
                .filter(test -> test.rule().isPresent())
                .collect(Collectors.groupingBy(
                        test -> test.rule().orElseThrow(), Collectors.mapping(RuleTest::expect, Collectors.toList())));

        // Then
        assertThat(loaded.definition().orElseThrow().rules())
                .extracting(definition -> definition.rule().id())
                .allSatisfy(id -> assertThat(proofs.getOrDefault(id, List.of()))
                        .as(id)
                        .anyMatch(StarterRulesTest::somebodyIsHit)
                        .anyMatch(Predicate.not(StarterRulesTest::somebodyIsHit)));
    }

    private static boolean somebodyIsHit(Expectation expected) {
        return !expected.actions().isEmpty()
                || expected.score().filter(names -> !names.isEmpty()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Double your Bitcoin today, guaranteed returns",
                "D\u043Euble your Bitcoin today, guaranteed returns: https://invest.example/start",
                "D O U B L E your bit\u200Bcoin",
                "ask me how to double  your-BTC",
                "I am the next of kin to the deceased",
                "Clone cards for sale, inbox me",
                "CONGRATULATIONS! Y\u043Eu have won \u00A35,000. Call 0900 555 0143 to collect",
                "Voc\u00EA ganhou um carro! Retire em https://premio.example/br",
                "Earn money online, 200 USD a day. Join t.me/fast_income_2",
                "Facebook: your page will be permanently removed. Appeal at https://help-center.example/a",
                "Escorts available tonight, +1 (555) 123-0000",
                "Situs slot terpercaya, daftar: https://slot.example",
            })
    void block(String text) {
        // When
        Verdict verdict = judge(text);

        // Then
        assertThat(verdict.decisive()).map(hit -> hit.rule().action()).contains(Action.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello, I would like to know more about this product",
                "Can I pay in bitcoin? I want to double my order.",
                "somebody cloned my card, what can I do?",
                "my account was hacked, please help",
                "I have won your raffle, how do I get my prize?",
                "Where do I find the free gift? Your page https://bit.ly/3abcd says ask here",
                "\u0914\u0930 \u0915\u094D\u092F\u093E \u0939\u093E\u0932 \u0939\u0948",
                "Your courier left a card: final attempt. Call me at 0207 946 0018 please",
                "A text says I have won a voucher of yours, call 0900 555 0143. Is this from you?",
                "You have won me over, great service! My number is 0207 946 0018",
                "Somebody offers part time jobs in your name on t.me/jobs_fake, I want to report it",
                "it says my account has been suspended, see https://shop.example/login",
                "Can you add me on Telegram? @anna_k",
                "What is the minimum deposit for your investment platform? https://shop.example",
                "the girls are waiting for your driver, call 0207 946 0018",
                "My page was reported as spam on facebook, can your agency help? https://fb.me/mypage",
                "Is the casino bonus included in the hotel price?",
                "\u00BFTienen vacantes de medio tiempo? Mi perfil: https://perfil.example/ana",
                "Ganhei um cupom no site https://loja.example, como uso?",
                "\u041F\u043E\u0434\u0441\u043A\u0430\u0436\u0438\u0442\u0435, \u0435\u0441\u0442\u044C QR-\u043A\u043E\u0434? iPhone \u043D\u0435 \u0432\u0438\u0434\u0438\u0442",
                "Apakah bisa bayar pakai pulsa? Hubungi saya di 0812 5550 1234",
            })
    void doNotAct(String text) {
        // When
        Verdict verdict = judge(text);

        // Then
        assertThat(verdict.decisive()).isEmpty();
    }

    @Test
    void blockAFloodOfTexts() {
        // Given
        Match match = rules.match(Inbound.text("hi"));

        // When
        Verdict thirty = rules.judge(match, counted(match, 30), Mode.ENFORCE);
        Verdict fewer = rules.judge(match, counted(match, 29), Mode.ENFORCE);

        // Then
        assertThat(thirty.decisive()).map(hit -> hit.rule().id()).contains("flood-text");
        assertThat(fewer.decisive()).isEmpty();
    }

    private static SenderHistory counted(Match match, long count) {
        return new SenderHistory(
                match.windows().stream().collect(Collectors.toMap(Function.<Window>identity(), window -> count)));
    }

    private static Verdict judge(String text) {
        return rules.judge(rules.match(Inbound.text(text)), SenderHistory.EMPTY, Mode.ENFORCE);
    }
}
