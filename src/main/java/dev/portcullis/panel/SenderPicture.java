package dev.portcullis.panel;

import dev.portcullis.admin.CaseView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a sender on a line.
 *
 * @param userId empty where only the number is known
 * @param atMeta in a word: listed, absent, unknown
 * @param allowed why nobody is to block them; empty where they are not on the allowed list
 * @param mayBlock and mayUnblock: whether it makes sense to ask for it
 */
record SenderPicture(
        String line,
        String user,
        String userId,
        SenderAnswer answer,
        WindowClock window,
        String atMeta,
        @Nullable Facts facts,
        @Nullable Instant wantedSince,
        String allowed,
        List<Moment> timeline,
        boolean timelineCut,
        List<DecisionRow> decisions,
        boolean mayBlock,
        boolean mayUnblock) {

    public boolean mayWant() {
        return mayBlock && wantedSince == null;
    }

    /** What there is to take back: a block, or only the wish for one. */
    public boolean standsBlocked() {
        return !atMeta.equals("absent")
                && (atMeta.equals("listed") || facts != null && facts.state().equals("blocked"));
    }

    /** What the case says. */
    record Facts(
            String state,
            String rule,
            String reason,
            String code,
            String note,
            @Nullable Instant since,
            @Nullable Instant leaseEnds) {

        static Facts of(CaseView view) {
            return new Facts(
                    view.state(),
                    view.rule().orElse(""),
                    view.reason().orElse(""),
                    view.code().isPresent() ? String.valueOf(view.code().getAsInt()) : "",
                    view.note().orElse(""),
                    view.since().orElse(null),
                    view.leaseEnds().orElse(null));
        }
    }

    /** One entry of the audit, in a line. */
    record Moment(Instant at, Tone tone, String what, String words, String note) {}
}
