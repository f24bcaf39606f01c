package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * What a folder is read against: things outside of it that make a rule pointless.
 *
 * @param today in UTC; exceptions that ended before it are warned of
 * @param lines those that are configured; empty where they are not known, so that none is missed
 */
record Circumstances(LocalDate today, Set<LineId> lines) {

    Circumstances {
        lines = Set.copyOf(lines);
    }

    static Circumstances at(InstantSource clock) {
        return new Circumstances(clock.instant().atZone(ZoneOffset.UTC).toLocalDate(), Set.of());
    }
}
