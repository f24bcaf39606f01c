package dev.portcullis.screening;

import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.Effect;
import dev.portcullis.blocking.LineWorkers;
import dev.portcullis.blocking.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Makes offers, tells of what they came to, and wakes whoever has work by them. */
@Singleton
final class Offering {

    /** So many offers keep Redis from others for a few milliseconds. */
    private static final int STEP = 100;

    private final CaseBook cases;
    private final LineWorkers workers;
    private final ScreeningReport report;

    Offering(CaseBook cases, LineWorkers workers, ScreeningReport report) {
        this.cases = cases;
        this.workers = workers;
        this.report = report;
    }

    /** All in one write. */
    Uni<Void> make(List<Offer> offers, Instant now) {
        if (offers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cases.offer(offers, now).invoke(effects -> tell(offers, effects)).replaceWithVoid();
    }

    /** However many there are. For code that may block. */
    void makeStepwise(List<Offer> offers, Instant now) {
        for (int from = 0; from < offers.size(); from += STEP) {
            make(offers.subList(from, Math.min(offers.size(), from + STEP)), now)
                    .await()
                    .indefinitely();
        }
    }

    private void tell(List<Offer> offers, List<List<Effect>> effects) {
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            report.offered(offer, effects.get(i));
            if (offer.verdicts().isEmpty() || effects.get(i).stream().anyMatch(Offering::needsWorker)) {
                workers.wake(offer.line());
            }
        }
    }

    private static boolean needsWorker(Effect effect) {
        return effect == Effect.OPENED || effect == Effect.DOUBTED;
    }
}
