package dev.portcullis.rules;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in words what a counter held. */
final class Reasons {

    private Reasons() {}

    static String of(Window window, Aggregate aggregate, long count) {
        return count + " " + alike(aggregate) + " within " + spell(window.within()) + " (limit " + window.atLeast()
                + ")";
    }

    /** What a counter counts, and by whom. */
    static String counted(Aggregate aggregate) {
        String senders = aggregate.isOfCrowds() ? ", by all senders" : ", by one sender";
        boolean areSenders = aggregate.distinct().equals(Optional.of(Trait.SENDER));
        return alike(aggregate) + (areSenders ? "" : senders);
    }

    private static String alike(Aggregate aggregate) {
        String what = aggregate.distinct().map(Reasons::different).orElse("messages");
        String alike = new TreeSet<>(aggregate.by())
                .stream()
                        .filter(trait -> trait != Trait.SENDER)
                        .map(Reasons::shared)
                        .collect(Collectors.joining(" and "));
        return what + (alike.isEmpty() ? "" : " with " + alike);
    }

    static String ofPoints(Window window, long points, int level) {
        return points + " points within " + spell(window.within()) + " (limit " + level + ")";
    }

    private static String different(Trait trait) {
        return switch (trait) {
            case SENDER -> "different senders";
            case TEXT -> "different texts";
            case LINK_HOST -> "different link hosts";
            case MEDIA_HASH -> "different files";
            case COUNTRY -> "different countries";
        };
    }

    private static String shared(Trait trait) {
        return switch (trait) {
            case SENDER -> "the same sender";
            case TEXT -> "the same text";
            case LINK_HOST -> "links to the same host";
            case MEDIA_HASH -> "the same file";
            case COUNTRY -> "the same country";
        };
    }

    private static String spell(Duration within) {
        long seconds = within.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 60 ? seconds / 60 + " min" : seconds + " s";
    }
}
