package dev.portcullis.panel;

import dev.portcullis.admin.MetaLists;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.LineId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meta's lists as they were read last, so that paging through one, or searching it, neither asks Meta for the whole list
 * each time nor shows somebody twice because the list moved. Only pages that say of when they are may show one.
 */
@Singleton
final class ListReadings {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final MetaLists lists;
    private final Clock clock;
    private final Map<LineId, ListReading> latest = new ConcurrentHashMap<>();

    /** A whole list. */
    record ListReading(List<ListedUser> users, Instant at) {}

    ListReadings(MetaLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /** Asks Meta; a list that cannot be read ends the request with Meta's reason. */
    ListReading read(LineId line) {
        Instant now = clock.instant();
        latest.values().removeIf(old -> isOld(old, now));
        ListReading reading = new ListReading(lists.whole(line), now);
        latest.put(line, reading);
        return reading;
    }

    /** The reading of that time if it is still here, else a new one. */
    ListReading read(LineId line, Optional<Instant> of) {
        return Optional.ofNullable(latest.get(line))
                .filter(kept -> of.filter(kept.at()::equals).isPresent() && !isOld(kept, clock.instant()))
                .orElseGet(() -> read(line));
    }

    private static boolean isOld(ListReading reading, Instant now) {
        return now.isAfter(reading.at().plus(KEPT));
    }
}
