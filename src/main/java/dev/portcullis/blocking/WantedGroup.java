package dev.portcullis.blocking;

import dev.portcullis.message.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Everybody whose number begins alike or belongs to one country, to be blocked on their next message. Whoever shows no
 * number is in no group.
 *
 * @param name {@code +} and the first digits, or the country's ISO 3166 code in capitals
 * @param until when it is over; empty where it lasts until somebody removes it
 * @param by who said so
 * @param blocksPerHour more than so many are not blocked on a line: the group turns to shadow there
 */
public record WantedGroup(
        String name, String reason, String by, Instant since, Optional<Instant> until, int blocksPerHour) {

    private static final String RULES = "wanted:";

    /** What stands for a rule's id in decisions, the breaker and undo. */
    public static String ruleOf(String name) {
        return RULES + name;
    }

    public String rule() {
        return ruleOf(name);
    }

    public boolean holdsAt(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isEmpty();
    }

    public boolean isPrefix() {
        return name.startsWith("+");
    }

    /** @param country of the number, as rules see it */
    public boolean includes(PhoneNumber phone, Optional<String> country) {
        return isPrefix()
                ? phone.value().startsWith(name.substring(1))
                : country.filter(name::equals).isPresent();
    }

    /** As people are told when a sender is blocked for it. */
    public String words() {
        return (isPrefix() ? "numbers that begin with " : "numbers of the country ") + name + " are wanted by " + by
                + " since " + since + ": " + reason;
    }
}
