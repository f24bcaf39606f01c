package dev.portcullis.rulebook;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Action;
import dev.portcullis.rules.Contributor;
import dev.portcullis.rules.Hit;
import dev.portcullis.rules.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of everybody who plays in a rule's test. */
final class TestOutcome {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int MOST_TOLD = 3;

    private final Cast cast;
    private final int messages;
    private final Collection<String> scorers;
    private final Map<String, Action> strongest = new HashMap<>();
    private final Set<String> alerted = new HashSet<>();
    private final Set<String> shadowed = new HashSet<>();
    private final Set<String> candidates = new HashSet<>();
    private final Set<String> scored = new HashSet<>();
    private final Map<SenderId, Instant> lastInbound = new HashMap<>();
    private Instant now = Instant.MIN;
    private final List<String> told = new ArrayList<>();
    private int hits;
    private final List<String> toldOfCandidates = new ArrayList<>();
    private int candidateHits;
    private int number;

    /**
     * @param messages how many there will be
     * @param scorers ids of the rules that add points
     */
    TestOutcome(Cast cast, int messages, Collection<String> scorers) {
        this.cast = cast;
        this.messages = messages;
        this.scorers = scorers;
    }

    void add(Scenario.Step step, Verdict verdict) {
        number++;
        InboundMessage message = step.message();
        now = later(now, message.sentAt());
        if (message.content().opensWindow()) {
            lastInbound.merge(message.sender().key(), message.sentAt(), TestOutcome::later);
        }
        for (Hit hit : verdict.hits()) {
            hits++;
            tell(told, step, hit);
            note(step, hit);
        }
        for (Hit hit : verdict.candidates()) {
            candidateHits++;
            tell(toldOfCandidates, step, hit);
            candidates.addAll(concerned(step, hit));
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private void note(Scenario.Step step, Hit hit) {
        Set<String> concerned = concerned(step, hit);
        if (!hit.enforced()) {
            shadowed.addAll(concerned);
            return;
        }
        if (scorers.contains(hit.rule().id())) {
            scored.add(step.from());
        }
        switch (hit.rule().action()) {
            case SCORE -> {}
            case ALERT -> alerted.addAll(concerned);
            case TAG, HOLD, BLOCK ->
                concerned.forEach(
                        name -> strongest.merge(name, hit.rule().action(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
        }
    }

    /** Everybody to act on; of those swept up, only whose window is open, since Meta refuses the others. */
    private Set<String> concerned(Scenario.Step step, Hit hit) {
        if (hit.contributors().isEmpty()) {
            return Set.of(step.from());
        }
        Set<String> concerned = new HashSet<>();
        for (Contributor contributor : hit.contributors()) {
            if (!contributor.swept() || isOpen(contributor.sender())) {
                concerned.add(cast.name(contributor.sender()));
            }
        }
        return concerned;
    }

    private boolean isOpen(Sender sender) {
        Instant last = lastInbound.get(sender.key());
        return last != null && last.plus(WINDOW).isAfter(now);
    }

    private void tell(List<String> story, Scenario.Step step, Hit hit) {
        if (story.size() < MOST_TOLD) {
            story.add("rule " + hit.rule().id() + " matched message " + number + " of " + messages + ", from "
                    + Quoting.shorten(step.from()) + " at +" + step.offset().toSeconds() + "s: " + hit.reason());
        }
    }

    /** What is other than expected, and how it came about; empty if nothing is. */
    Optional<String> difference(Expectation expectation) {
        Fates expected = Fates.of(expectation);
        Fates found = found(expectation);
        return expected.equals(found)
                ? Optional.empty()
                : Optional.of("expected " + expected.describe(cast) + ", found " + found.describe(cast)
                        + expected.difference(found, cast) + "; " + story(expectation));
    }

    /** As far as it is compared. */
    private Fates found(Expectation expectation) {
        Map<Action, Set<String>> actions = new EnumMap<>(Action.class);
        strongest.forEach((name, action) ->
                actions.computeIfAbsent(action, each -> new HashSet<>()).add(name));
        actions.put(Action.ALERT, alerted);
        Map<String, Optional<Set<String>>> others = new LinkedHashMap<>();
        others.put(Fates.SHADOW, expectation.shadow().map(written -> shadowed));
        others.put(Fates.CANDIDATE, expectation.candidate().map(written -> candidates));
        others.put(Fates.SCORE, expectation.score().map(written -> scored));
        return Fates.of(actions, others);
    }

    private String story(Expectation expectation) {
        String story = hits == 0
                ? "no rule matched " + (messages == 1 ? "the message" : "any of the " + messages + " messages")
                : join(told, hits);
        return expectation.candidate().isPresent() && candidateHits > 0
                ? story + "; as candidates: " + join(toldOfCandidates, candidateHits)
                : story;
    }

    private static String join(List<String> first, int all) {
        return String.join("; ", first) + (all > first.size() ? "; and " + (all - first.size()) + " more like it" : "");
    }
}
