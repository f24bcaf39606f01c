package dev.portcullis.panel;

import dev.portcullis.admin.CaseView;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.Stage;
import dev.portcullis.blocking.Wanted;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a customer is silent, in a sentence and one more. What Meta's list says goes before what our own case says.
 *
 * @param headline the answer
 * @param detail what it rests on, and what can be done
 */
record SenderAnswer(Tone tone, String headline, String detail) {

    /** @param atMeta whether Meta lists the sender; empty where it did not tell in time */
    static SenderAnswer of(
            Optional<Case> found, Optional<CaseView> view, Optional<Boolean> atMeta, WindowClock window) {
        Stage stage = found.map(Case::stage).orElse(Stage.NONE);
        boolean listed = atMeta.orElse(stage == Stage.BLOCKED || stage == Stage.KEPT);
        String doubt = atMeta.isPresent() ? "" : " Meta does not show its list now, so this is our own last word.";
        SenderAnswer answer = listed ? blocked(found, view, stage) : reachable(found, view, stage, window);
        return new SenderAnswer(answer.tone(), answer.headline(), answer.detail() + doubt);
    }

    /** The same of somebody who is on the allowed list. */
    SenderAnswer ofAllowed() {
        return new SenderAnswer(tone, headline + " They are on the allowed list.", detail);
    }

    /** The same of somebody whom nobody is asking Meta to block, since the line is paused. */
    SenderAnswer ofPaused() {
        return new SenderAnswer(Tone.WARNING, "Not blocked yet: the line is paused.", detail);
    }

    private static SenderAnswer blocked(Optional<Case> found, Optional<CaseView> view, Stage stage) {
        String note = view.flatMap(CaseView::note).orElse("");
        return switch (stage) {
            case BLOCKED, ON ->
                new SenderAnswer(Tone.STRONG, headline(found.orElseThrow()), silence(found.orElseThrow()));
            case KEPT -> new SenderAnswer(Tone.STRONG, "Still blocked: Meta refused to lift the block.", note);
            case OFF -> new SenderAnswer(Tone.BUSY, "Blocked, and about to be unblocked.", note);
            case NONE, REFUSED, MISSED, RELEASED ->
                new SenderAnswer(
                        Tone.STRONG,
                        "Blocked, but not by Portcullis.",
                        "Meta lists them, and we have no block of ours: somebody used WhatsApp Manager or another"
                                + " application. Their messages do not arrive. Unblocking works from here all the same.");
        };
    }

    private static String headline(Case found) {
        String rule = found.grounds().rule();
        String by = rule.isEmpty()
                ? switch (found.grounds().cause()) {
                    case "wanted" -> " from the wanted list";
                    case "outside" -> " by somebody outside Portcullis";
                    default -> " by a person";
                }
                : " by rule " + rule;
        return "Blocked" + by
                + found.settled()
                        .or(found::opened)
                        .map(at -> " since " + Stamps.stamp(at) + " UTC")
                        .orElse("") + ".";
    }

    private static String silence(Case found) {
        String lease = found.leaseEnds()
                .map(at -> "The block ends by itself at " + Stamps.stamp(at) + " UTC.")
                .orElse("The block stays until somebody lifts it.");
        return "Meta hands over none of their messages, and they cannot tell. " + lease;
    }

    private static SenderAnswer reachable(
            Optional<Case> found, Optional<CaseView> view, Stage stage, WindowClock window) {
        String note = view.flatMap(CaseView::note).orElse("");
        return switch (stage) {
            case ON -> new SenderAnswer(Tone.BUSY, "Being blocked: Meta has not confirmed it yet.", note);
            case OFF -> new SenderAnswer(Tone.BUSY, "Being unblocked; Meta does not list them any more.", note);
            case BLOCKED, KEPT ->
                new SenderAnswer(
                        Tone.WARNING,
                        "Not blocked at Meta, though our records say so.",
                        "Somebody lifted the block elsewhere. Their messages arrive; our records follow at the next"
                                + " comparison with Meta's list.");
            case REFUSED ->
                new SenderAnswer(Tone.WARNING, "Not blocked: Meta refused to.", joined(note, arrives(window)));
            case MISSED, NONE, RELEASED -> free(found, note, window);
        };
    }

    private static SenderAnswer free(Optional<Case> found, String note, WindowClock window) {
        Optional<Wanted> wanted = found.flatMap(Case::wanted);
        if (wanted.isPresent()) {
            return new SenderAnswer(
                    Tone.WARNING,
                    "Not blocked yet: wanted, and blocked on their next message.",
                    window.sentence() + (window.isOpen() ? "" : " Until they write, Meta blocks nobody."));
        }
        return window.isOpen()
                ? new SenderAnswer(Tone.GOOD, "Not blocked. Their messages arrive.", joined(note, arrives(window)))
                : new SenderAnswer(
                        Tone.PLAIN,
                        "Not blocked, and silent: no message has arrived for 24 hours.",
                        joined(
                                note,
                                "If they say that they write, look before Portcullis: is the number right, does Meta"
                                        + " deliver this line's webhooks, is the line paused? While the window is closed"
                                        + " nobody can block them either."));
    }

    private static String arrives(WindowClock window) {
        Instant last = window.lastInbound();
        return last == null
                ? window.sentence()
                : "Their last message was sent at " + Stamps.stamp(last) + " UTC. " + window.sentence();
    }

    private static String joined(String one, String other) {
        return one.isEmpty() ? other : one + " " + other;
    }
}
