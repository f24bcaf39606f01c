package dev.portcullis.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portcullis.message.Lease;
import dev.portcullis.message.LineId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Aggregate;
import dev.portcullis.rules.Aggregate.Limit;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.Exemption;
import dev.portcullis.rules.Limits;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleDefinition;
import dev.portcullis.rules.RuleSetDefinition;
import dev.portcullis.rules.Score;
import dev.portcullis.rules.Severity;
import dev.portcullis.rules.Thresholds;
import dev.portcullis.rules.Trait;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key of a rule in each spelling, and what it is read as. */
class RuleVocabularyTest {

    private static final String MATCH = "match: {all: {reply: true}}\n";
    private static final Limit LIMIT = new Limit(Duration.ofHours(1), 5);

    @TempDir
    private Path folder;

    static Stream<Arguments> aggregates() {
        Aggregate messages = Aggregate.ofMessages(LIMIT.within(), LIMIT.atLeast());
        return Stream.of(
                arguments("{count: messages, within: 1h, gte: 5}", "", messages),
                arguments("{count: messages, by: sender, within: 60m, gte: 5}", "", messages),
                arguments("{count: messages, by: [sender], within: 3600s, gte: 5}", "", messages),
                arguments(
                        "{count: messages, by: [sender, text_fingerprint], within: 1h, gte: 5}",
                        "",
                        aggregate(Set.of(Trait.SENDER, Trait.TEXT), Optional.empty())),
                arguments(
                        "{count: messages, by: media_hash, within: 1h, gte: 5}",
                        "",
                        aggregate(Set.of(Trait.MEDIA_HASH), Optional.empty())),
                arguments(
                        "{distinct: text, within: 1h, gte: 5}",
                        "",
                        aggregate(Set.of(Trait.SENDER), Optional.of(Trait.TEXT))),
                arguments(
                        "{distinct: sender, by: [country, link_host], within: 1h, gte: 5}",
                        "match: {not: {link: youtube.com}}\n",
                        aggregate(Set.of(Trait.COUNTRY, Trait.LINK_HOST), Optional.of(Trait.SENDER))),
                arguments(
                        "{distinct: sender, by: text_fingerprint, within: 1h, gte: 5}",
                        "candidate: {gte: 3}\nsweep: 24h\n",
                        new Aggregate(
                                Set.of(Trait.TEXT),
                                Optional.of(Trait.SENDER),
                                LIMIT,
                                Optional.of(new Limit(LIMIT.within(), 3)),
                                Duration.ofDays(1))),
                arguments(
                        "{count: messages, within: 1h, gte: 5}",
                        "candidate: {within: 1d}\n",
                        new Aggregate(
                                Set.of(Trait.SENDER),
                                Optional.empty(),
                                LIMIT,
                                Optional.of(new Limit(Duration.ofDays(1), 5)),
                                Duration.ZERO)));
    }

    private static Aggregate aggregate(Set<Trait> by, Optional<Trait> distinct) {
        return new Aggregate(by, distinct, LIMIT, Optional.empty(), Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void readsAggregates(String aggregate, String more, Aggregate expected) {
        // When
        RuleDefinition rule = read("aggregate: " + aggregate + "\n" + more);

        // Then
        assertThat(rule.aggregate()).contains(expected);
    }

    static Stream<Arguments> leases() {
        Duration week = Duration.ofDays(7);
        Duration month = Duration.ofDays(30);
        return Stream.of(
                arguments("", Optional.empty()),
                arguments("for: 7d", Optional.of(new Lease(week, Optional.empty()))),
                arguments(
                        "for: 168h\nrepeat: {multiply: 4, max: 90d, forget_after: 60d}",
                        growing(week, 4, Duration.ofDays(90), Duration.ofDays(60))),
                arguments("for: 7d\nrepeat: {multiply: 2}", growing(week, 2, Duration.ofDays(365), month)),
                arguments(
                        "for: 500d\nrepeat: {multiply: 2}",
                        growing(Duration.ofDays(500), 2, Duration.ofDays(500), month)));
    }

    private static Optional<Lease> growing(Duration length, int multiply, Duration longest, Duration forgetAfter) {
        return Optional.of(new Lease(length, Optional.of(new Lease.Growth(multiply, longest, forgetAfter))));
    }

    @ParameterizedTest
    @MethodSource("leases")
    void readsHowLongBlocksLast(String lines, Optional<Lease> expected) {
        // When
        RuleDefinition rule = read(MATCH + lines);

        // Then
        assertThat(rule.rule().lease()).isEqualTo(expected);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments("", Limits.perHour(1_000)),
                arguments("limits: {blocks_per_hour: 7}", Limits.perHour(7)),
                arguments("limits: {share_of_senders: 2%}", new Limits(1_000, OptionalDouble.of(0.02))),
                arguments(
                        "limits: {blocks_per_hour: 1, share_of_senders: '0.5%'}",
                        new Limits(1, OptionalDouble.of(0.005))),
                arguments("limits: {share_of_senders: 100%}", new Limits(1_000, OptionalDouble.of(1))));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void readsLimits(String lines, Limits expected) {
        // When
        RuleDefinition rule = read(MATCH + lines);

        // Then
        assertThat(rule.rule().limits()).isEqualTo(expected);
    }

    @Test
    void readsExceptions() {
        // When
        RuleSetDefinition definition = load(Faults.rule(MATCH + """
                exceptions:
                  - {sender: "+444", reason: one}
                  - {prefix: ["+44", "+1"], reason: two, until: 2099-12-31}
                  - {country: [NO, BR], reason: three}
                  - {list: vip, reason: four}
                """) + """
                exceptions: [{list: west, reason: five}]
                lists: {vip: {kind: senders, values: ["+555"]}, west: {kind: prefixes, values: ["+52"]}}
                """);

        // Then
        Exemption west = exemption(new Condition.NumberBegins(Set.of("52")), "five", Optional.empty());
        assertThat(definition.exemptions()).containsExactly(west);
        assertThat(definition.rules().getFirst().exemptions())
                .containsExactlyInAnyOrder(
                        west,
                        exemption(new Condition.SenderIs(Set.of(new PhoneNumber("444"))), "one", Optional.empty()),
                        exemption(
                                new Condition.NumberBegins(Set.of("44", "1")),
                                "two",
                                Optional.of(LocalDate.parse("2099-12-31"))),
                        exemption(new Condition.CountryIs(Set.of("NO", "BR")), "three", Optional.empty()),
                        exemption(new Condition.SenderIs(Set.of(new PhoneNumber("555"))), "four", Optional.empty()));
    }

    private static Exemption exemption(Condition who, String reason, Optional<LocalDate> until) {
        return new Exemption(who, reason, until);
    }

    @Test
    void readsScoresAndThresholds() {
        // When
        RuleSetDefinition definition = load(Faults.rule(MATCH + "score: {add: 2}") + """
                  - {id: b, title: B, match: {all: {link: any}}, score: {add: 3, max: 6}, action: tag}
                  - {id: c, title: C, match: {all: {link: any}}, action: tag}
                lines: ["1001"]
                thresholds:
                  id: sum
                  title: Weak signals
                  mode: enforce
                  by: sender
                  within: 1h
                  tag: 3
                  hold: 5
                  block: 8
                  for: 7d
                  limits: {blocks_per_hour: 9}
                  exceptions: [{country: BR, reason: r}]
                """);

        // Then
        assertThat(definition.rules())
                .extracting(RuleDefinition::score)
                .containsExactly(Optional.of(new Score(2, 2)), Optional.of(new Score(3, 6)), Optional.empty());
        assertThat(definition.rules())
                .extracting(each -> each.rule().action())
                .containsExactly(Action.SCORE, Action.TAG, Action.TAG);
        Thresholds thresholds = definition.thresholds().getFirst();
        assertThat(thresholds.scorers()).containsExactlyInAnyOrder("a", "b");
        assertThat(thresholds.lines()).containsExactly(new LineId("1001"));
        assertThat(thresholds.within()).isEqualTo(Duration.ofHours(1));
        assertThat(thresholds.levels()).isEqualTo(Map.of(Action.TAG, 3, Action.HOLD, 5, Action.BLOCK, 8));
        assertThat(thresholds.exemptions()).extracting(Exemption::reason).containsExactly("r");
        assertThat(thresholds.rule().id()).isEqualTo("sum");
        assertThat(thresholds.rule().title()).isEqualTo("Weak signals");
        assertThat(thresholds.rule().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(thresholds.rule().action()).isEqualTo(Action.BLOCK);
        assertThat(thresholds.rule().limits()).isEqualTo(Limits.perHour(9));
        assertThat(thresholds.rule().lease()).contains(new Lease(Duration.ofDays(7), Optional.empty()));
        assertThat(thresholds.rule().notes().file()).isEqualTo("a.yaml");
        assertThat(thresholds.rule().notes().line()).isEqualTo(11);
    }

    @Test
    void fillsInDefaults() {
        // When
        RuleSetDefinition definition =
                load(Faults.rule(MATCH + "score: {add: 2}") + "thresholds: {within: 1h, tag: 2}\n");

        // Then
        RuleDefinition rule = definition.rules().getFirst();
        assertThat(rule.kinds()).isEqualTo(RuleDefinition.DEFAULT_KINDS);
        assertThat(rule.lines()).isEmpty();
        assertThat(rule.rule().mode()).isEqualTo(Mode.SHADOW);
        assertThat(rule.rule().severity()).isEqualTo(Severity.MEDIUM);
        Thresholds thresholds = definition.thresholds().getFirst();
        assertThat(thresholds.rule().id()).isEqualTo("a-score");
        assertThat(thresholds.rule().mode()).isEqualTo(Mode.SHADOW);
        assertThat(thresholds.rule().title()).isEqualTo("Sum of the scores in a.yaml");
    }

    @Test
    void letsARuleReplaceTheLinesOfItsFile() {
        // When
        RuleDefinition rule = load("lines: ['1001']\n" + Faults.rule(MATCH + "lines: ['1002', '1003']\non: reaction"))
                .rules()
                .getFirst();

        // Then
        assertThat(rule.lines()).containsExactlyInAnyOrder(new LineId("1002"), new LineId("1003"));
        assertThat(rule.kinds()).containsExactly(MessageKind.REACTION);
    }

    private RuleDefinition read(String lines) {
        return load(Faults.rule(lines)).rules().getFirst();
    }

    private RuleSetDefinition load(String file) {
        RuleFiles.write(folder, "a.yaml", file);
        RuleLoader.Loaded loaded = RuleFiles.load(folder);
        assertThat(loaded.problems()).isEmpty();
        return loaded.definition().orElseThrow();
    }
}
