package dev.portcullis.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Messages that a rule leaves alone.
 *
 * @param who whose messages
 * @param reason why, for whoever reads the rule later
 * @param until the last day, in UTC
 */
public record Exemption(Condition who, String reason, Optional<LocalDate> until) {

    boolean isInForce(Instant time) {
        return until.filter(last -> time.atZone(ZoneOffset.UTC).toLocalDate().isAfter(last))
                .isEmpty();
    }

    String canonical() {
        return who.canonical() + " until " + until.map(LocalDate::toString).orElse("ever") + " " + reason;
    }
}
