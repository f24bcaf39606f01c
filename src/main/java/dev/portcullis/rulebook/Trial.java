package dev.portcullis.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.rulebook.Rehearsal.Judged;
import dev.portcullis.rules.Explanation;
import dev.portcullis.rules.Hit;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages that nobody sent, held against a rule set as if there had been no others. Nothing is stored or counted. */
public final class Trial {

    public static final int MOST_MESSAGES = 1_000;
    public static final int LONGEST_TEXT = 65_536;

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final LineId SOME_LINE = new LineId("test");

    private final RuleSet ruleSet;
    private final Cast cast;
    private final List<Scenario.Step> steps;

    private Trial(RuleSet ruleSet, RuleTest script) {
        this.ruleSet = ruleSet;
        this.cast = new Cast(script);
        this.steps = new Scenario(script, cast, ruleSet.firstLine().orElse(SOME_LINE)).steps();
    }

    /**
     * One rule's hits.
     *
     * @param hit the first of them
     * @param message its number, from 1
     * @param after the first message's time
     * @param messages how many messages it hit
     */
    public record Firing(Hit hit, boolean candidate, int message, String from, Duration after, int messages) {}

    /**
     * What came of it.
     *
     * @param messages how many there were
     * @param message the last one, to which verdict and explanations belong
     * @param firings of each rule that hit any message, the earliest first
     */
    public record Outcome(
            int messages, InboundMessage message, Verdict verdict, List<Explanation> unmatched, List<Firing> firings) {

        public Outcome {
            unmatched = List.copyOf(unmatched);
            firings = List.copyOf(firings);
        }
    }

    /**
     * @param body a message as an entry of {@code send} in a rule's test, with {@code history} before it; or {@code send}
     * @throws TrialRefusedException naming every field that cannot be read
     */
    public static Trial read(JsonNode body, RuleSet ruleSet, Instant now) {
        return new Trial(ruleSet, TrialReader.read(body, now));
    }

    /**
     * @param globalMode softens every rule's own mode
     * @throws TrialRefusedException where it takes too long
     */
    public Outcome run(Mode globalMode, InstantSource clock) {
        Instant deadline = clock.instant().plus(LONGEST);
        Rehearsal rehearsal = Rehearsal.of(ruleSet, globalMode);
        Map<String, Firing> firings = new LinkedHashMap<>();
        Judged last = rehearsal.hear(steps.getFirst().message());
        note(last.verdict(), 0, firings);
        for (int i = 1; i < steps.size(); i++) {
            if (clock.instant().isAfter(deadline)) {
                throw TrialRefusedException.of(
                        "", "to try all " + steps.size() + " messages takes too long; expected fewer or shorter ones");
            }
            last = rehearsal.hear(steps.get(i).message());
            note(last.verdict(), i, firings);
        }
        return new Outcome(
                steps.size(),
                last.match().message(),
                last.verdict(),
                ruleSet.explain(last.match(), last.history(), last.verdict()),
                List.copyOf(firings.values()));
    }

    private void note(Verdict verdict, int index, Map<String, Firing> firings) {
        verdict.hits().forEach(hit -> note(hit, false, index, firings));
        verdict.candidates().forEach(hit -> note(hit, true, index, firings));
    }

    private void note(Hit hit, boolean candidate, int index, Map<String, Firing> firings) {
        Scenario.Step step = steps.get(index);
        Firing now = new Firing(hit, candidate, index + 1, step.from(), step.offset(), 1);
        String name = String.join(
                        "/",
                        hit.rule().id(),
                        hit.rule().action().wireName(),
                        hit.mode().wireName())
                + (candidate ? "/candidate" : "");
        firings.merge(
                name,
                now,
                (first, again) -> new Firing(
                        first.hit(),
                        candidate,
                        first.message(),
                        first.from(),
                        first.after(),
                        first.messages() + (again.message() == first.message() ? 0 : 1)));
    }

    /** What the trial calls somebody who sent one of its messages. */
    public String name(Sender sender) {
        return cast.name(sender);
    }
}
