package dev.portcullis.screening;

import dev.portcullis.audit.Decision;
import dev.portcullis.blocking.Effect;
import dev.portcullis.blocking.Offer;
import dev.portcullis.message.MessageId;
import dev.portcullis.rules.Match;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells people and metrics what was decided. */
@Singleton
final class ScreeningReport {

    private static final Logger LOG = Logger.getLogger("dev.portcullis.decisions");

    /** The cause of decisions by a threshold that is only tried. */
    static final String CANDIDATE = "candidate";

    private final MeterRegistry metrics;

    ScreeningReport(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void faults(List<Match> matches) {
        for (Match match : matches) {
            match.faults().forEach(fault -> {
                metrics.counter("portcullis.rule.faults", "rule", fault.rule().id())
                        .increment();
                LOG.errorf(
                        fault.cause(),
                        "Rule %s failed on a message and was left out",
                        fault.rule().id());
            });
        }
    }

    void offered(Offer offer, List<Effect> effects) {
        for (int i = 0; i < effects.size(); i++) {
            Decision decision = offer.verdicts().get(i).decision();
            Effect effect = effects.get(i);
            if (effect != Effect.REPEAT && effect != Effect.PARDONED) {
                count(decision, effect);
                log(offer, decision, effect);
            }
        }
    }

    private void count(Decision decision, Effect effect) {
        if (decision.cause().equals(CANDIDATE)) {
            metrics.counter("portcullis.candidates", "rule", decision.rule()).increment();
            return;
        }
        metrics.counter(
                        "portcullis.verdicts",
                        "rule",
                        decision.rule(),
                        "mode",
                        decision.mode(),
                        "action",
                        decision.action())
                .increment();
        metrics.counter("portcullis.offers", "effect", effect.wireName()).increment();
        if (effect == Effect.ALERTED) {
            metrics.counter("portcullis.alerts", "rule", decision.rule()).increment();
        }
    }

    private static void log(Offer offer, Decision decision, Effect effect) {
        if (effect == Effect.LIMITED) {
            LOG.errorf(
                    "Rule %s reached its limit on line %s and is shadow there until it is re-armed",
                    decision.rule(), offer.line());
        }
        if (effect == Effect.CAPPED) {
            LOG.errorf(
                    "Line %s reached its limit of cases an hour; %s",
                    offer.line(),
                    decision.rule().isEmpty()
                            ? "somebody whom a person wants was not blocked"
                            : "rule " + decision.rule()
                                    + ", which asked for the next, is shadow there until it is re-armed");
        }
        if (effect == Effect.ALERTED) {
            LOG.warnf(
                    "ALERT rule=%s line=%s sender=%s reason=\"%s\"",
                    decision.rule(), offer.line(), offer.sender(), decision.reason());
        }
        LOG.infof(
                "%s sender=%s line=%s rule=%s action=%s mode=%s effect=%s message=%s reason=\"%s\"",
                decision.cause().equals(CANDIDATE) ? "Candidate" : "Verdict",
                offer.sender(),
                offer.line(),
                decision.rule(),
                decision.action(),
                decision.mode(),
                effect.wireName(),
                decision.message().map(MessageId::toString).orElse("none"),
                decision.reason());
    }
}
