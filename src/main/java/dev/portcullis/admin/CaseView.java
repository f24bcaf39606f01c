package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.blocking.Direction;
import dev.portcullis.blocking.Ending;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.graph.FailureKinds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A case as people see it.
 *
 * @param reason why the sender is to be blocked; where that was not done, why not, in Meta's words
 * @param note in plain language, what the state means and what comes next
 * @param since when it came to this
 * @param leaseEnds when the block is lifted by itself
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CaseView(
        String state,
        Optional<String> rule,
        OptionalInt code,
        Optional<String> reason,
        Optional<String> note,
        Optional<Instant> since,
        Optional<Instant> leaseEnds) {

    /** Empty where there is nothing but a wanted flag or a pardon. */
    public static Optional<CaseView> of(Case known, Optional<LinePause> pause) {
        return known.state()
                .map(state -> new CaseView(
                        state.wireName(),
                        Arguments.present(known.grounds().rule()),
                        known.code(),
                        known.answer()
                                .filter(words -> !words.isEmpty())
                                .or(() -> Arguments.present(known.grounds().reason())),
                        note(known, state, pause),
                        known.settled().or(known::opened),
                        known.leaseEnds()));
    }

    private static Optional<String> note(Case known, CaseState state, Optional<LinePause> pause) {
        return switch (state) {
            case PENDING -> Optional.of(pendingNote(known, pause));
            case BLOCKED -> blockedNote(known);
            case REFUSED ->
                note(known.code())
                        .map(meaning -> known.wanted().isPresent()
                                ? meaning + " The sender is wanted: a block is tried on their next message."
                                : meaning);
            case MISSED ->
                Optional.of("The sender's 24-hour window was closed before Meta could block them."
                        + (known.wanted().isPresent()
                                ? " They are wanted: a block is tried on their next message."
                                : ""));
            case RELEASED -> known.ending().map(CaseView::releasedNote);
        };
    }

    private static Optional<String> blockedNote(Case known) {
        if (known.direction() == Direction.OFF) {
            return Optional.of("Meta refused to lift this block. It is tried again once a day.");
        }
        return known.grounds().isOutside()
                ? Optional.of(
                        "Somebody blocked this sender elsewhere, for example in WhatsApp Manager. The gateway leaves"
                                + " such blocks alone.")
                : Optional.empty();
    }

    private static String releasedNote(Ending ending) {
        return switch (ending) {
            case LEASE -> "The time of this block was over.";
            case PERSON -> "Somebody lifted this block by hand.";
            case UNDO -> "This block was lifted when its rule's blocks were undone.";
            case ALLOWED -> "This block was lifted because the sender came onto the allowed list.";
            case ROTATED ->
                "This block made room on a full list. The sender is wanted: a block is tried on their next message.";
            case OUTSIDE -> "Somebody lifted this block elsewhere, for example in WhatsApp Manager.";
        };
    }

    private static String pendingNote(Case known, Optional<LinePause> pause) {
        boolean lifting = known.direction() == Direction.OFF;
        Optional<LinePause> waiting = pause.filter(each -> !(lifting && each.removals()));
        if (waiting.isPresent()) {
            return (lifting ? "Lifting the block waits" : "The block waits") + ", since the line is paused: "
                    + waiting.get().note();
        }
        String asked = lifting ? "Meta is being asked to lift the block." : "Meta is being asked to block the sender.";
        return note(known.code()).map(why -> asked + " " + why).orElse(asked);
    }

    private static Optional<String> note(OptionalInt code) {
        return code.isPresent()
                ? Optional.of(FailureKinds.explain(code.getAsInt(), OptionalInt.empty(), 0)
                        .note())
                : Optional.empty();
    }
}
