package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All live rules, compiled together; immutable, so that a change of rules is a change of the whole set. */
public final class RuleSet {

    /** Every message is counted here while a rule asks whether it is its sender's first. */
    private static final Window FIRST = new Window(
            "first",
            "messages before this one, by one sender",
            Optional.empty(),
            new Measure.Earlier(),
            Duration.ofHours(24),
            1);

    private final RuleSetDefinition definition;
    private final String hash;
    private final List<Rule> rules;
    private final List<LiveRule> live;
    private final List<Board> boards;
    private final List<Exemption> exemptions;
    private final boolean asksForFirst;
    private final KeywordIndex keywords;
    private final RuleIndex index;

    private RuleSet(RuleSetDefinition definition) {
        this.definition = definition;
        this.hash = definition.hash();
        this.rules = Stream.concat(
                        definition.rules().stream().map(RuleDefinition::rule),
                        definition.thresholds().stream().map(Thresholds::rule))
                .toList();
        this.live = definition.rules().stream()
                .filter(each -> each.rule().mode() != Mode.OFF)
                .map(LiveRule::new)
                .toList();
        this.boards = definition.thresholds().stream()
                .filter(each -> each.rule().mode() != Mode.OFF)
                .map(each -> new Board(each, live))
                .toList();
        this.exemptions = definition.exemptions();
        this.asksForFirst = live.stream().anyMatch(LiveRule::asksForFirst);
        List<Condition> conditions = live.stream().map(LiveRule::condition).toList();
        this.keywords = KeywordIndex.of(conditions);
        this.index = new RuleIndex(conditions);
    }

    /** @throws PatternException if the rules' keywords together are too many */
    public static RuleSet of(RuleSetDefinition definition) {
        return new RuleSet(definition);
    }

    /** The same for rules alone. */
    public static RuleSet of(List<RuleDefinition> rules) {
        return of(new RuleSetDefinition(rules, List.of(), List.of()));
    }

    /** Names this set by its content: the same rules and lists have the same hash wherever they are written. */
    public String hash() {
        return hash;
    }

    /** Every rule, those that are off included; thresholds are rules too. */
    public List<Rule> rules() {
        return rules;
    }

    /** How a rule counts; empty where it judges each message by itself, or is off. */
    public Optional<Aggregate> aggregate(Rule rule) {
        return live.stream()
                .filter(each -> each.rule().id().equals(rule.id()))
                .findFirst()
                .flatMap(LiveRule::aggregate);
    }

    /** The first line that a rule names; empty where all rules hold on every line. */
    public Optional<LineId> firstLine() {
        return Stream.concat(
                        definition.rules().stream().map(RuleDefinition::lines),
                        definition.thresholds().stream().map(Thresholds::lines))
                .flatMap(Set::stream)
                .findFirst();
    }

    /** Finds the rules whose condition the message meets. A rule that fails is left out and reported. */
    public Match match(InboundMessage message) {
        return match(message, Optional.empty());
    }

    private Match match(InboundMessage message, Optional<Boolean> first) {
        Subject subject = new Subject(message, keywords, first);
        List<Match.Met> met = new ArrayList<>();
        List<RuleFault> faults = new ArrayList<>();
        boolean turnsOnFirst = false;
        BitSet suspects = index.suspects(subject);
        for (int i = suspects.nextSetBit(0); i >= 0; i = suspects.nextSetBit(i + 1)) {
            LiveRule rule = live.get(i);
            try {
                if (rule.looksAt(message)) {
                    Evaluation evaluation = new Evaluation(subject);
                    switch (rule.holds(subject, evaluation)) {
                        case YES ->
                            met.add(new Match.Met(
                                    rule, rule.windows(subject), rule.candidates(subject), evaluation.findings()));
                        case UNKNOWN -> turnsOnFirst |= rule.asksForFirst() && first.isEmpty();
                        case NO -> {}
                    }
                }
            } catch (RuntimeException | StackOverflowError e) {
                faults.add(new RuleFault(rule.rule(), e));
            }
        }
        return new Match(
                message,
                hash,
                asksForFirst && message.content().opensWindow() ? Optional.of(FIRST) : Optional.empty(),
                turnsOnFirst && message.content().opensWindow(),
                LiveRule.exempts(exemptions, subject),
                met,
                fed(subject, met),
                faults);
    }

    private List<Board.Fed> fed(Subject subject, List<Match.Met> met) {
        List<Board.Fed> fed = new ArrayList<>();
        for (Board board : boards) {
            List<String> marks = met.stream()
                    .map(Match.Met::rule)
                    .filter(rule -> board.isFedBy(rule) && rule.aggregate().isEmpty())
                    .map(LiveRule::mark)
                    .toList();
            boolean later = met.stream()
                    .anyMatch(each -> board.isFedBy(each.rule())
                            && each.rule().aggregate().isPresent());
            if ((later || !marks.isEmpty()) && board.takes(subject)) {
                fed.add(board.fedBy(Set.copyOf(marks)));
            }
        }
        return fed;
    }

    /**
     * What more there is to ask of the sender's past, now that some of it is known: whether the message is counted may
     * turn on what was counted before.
     *
     * @param history the answers to the match's windows
     * @return what to observe instead, or empty where everything that is needed is known
     */
    public Optional<Match> followUp(Match match, SenderHistory history) {
        if (match.turnsOnFirst() && history.knows(FIRST)) {
            boolean first = history.count(FIRST) == 0;
            return Optional.of(match(match.message(), Optional.of(first)));
        }
        List<Board.Fed> fed = match.fed().stream()
                .map(each -> withFired(each, match, history))
                .toList();
        return fed.equals(match.fed()) ? Optional.empty() : Optional.of(match.feeding(fed));
    }

    private static Board.Fed withFired(Board.Fed fed, Match match, SenderHistory history) {
        Set<String> marks = new HashSet<>(fed.marks());
        for (Match.Met met : match.met()) {
            if (fed.board().isFedBy(met.rule()) && met.windows().stream().anyMatch(history::reaches)) {
                marks.add(met.rule().mark());
            }
        }
        return fed.board().fedBy(marks);
    }

    /**
     * Says what the rules make of a message, given its sender's past.
     *
     * @param match of this rule set
     * @param globalMode softens every rule's own mode
     */
    public Verdict judge(Match match, SenderHistory history, Mode globalMode) {
        if (!match.ruleSetHash().equals(hash)) {
            throw new IllegalArgumentException(
                    "the message was matched by rule set " + match.ruleSetHash() + ", this is " + hash);
        }
        if (globalMode == Mode.OFF) {
            return new Verdict(hash, List.of(), List.of());
        }
        Hits hits = new Hits(history, globalMode);
        match.met().forEach(hits::add);
        match.fed().forEach(hits::add);
        return new Verdict(hash, hits.live(), hits.candidates());
    }

    /**
     * Why each rule that is not among the hits did not match, those that are off included. Not for the way of every
     * message.
     *
     * @param history that the verdict was found with
     */
    public List<Explanation> explain(Match match, SenderHistory history, Verdict verdict) {
        Optional<Boolean> first = history.knows(FIRST) ? Optional.of(history.count(FIRST) == 0) : Optional.empty();
        Set<String> hits = new HashSet<>();
        verdict.hits().forEach(hit -> hits.add(hit.rule().id()));
        return new Explanations(match, history, new Subject(match.message(), keywords, first)).of(definition, hits);
    }
}
