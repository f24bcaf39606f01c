package dev.portcullis.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Redis' id of a stream entry: the server's milliseconds and a sequence. Ordered by time. */
public record EntryId(long millis, long sequence) implements Comparable<EntryId> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([0-9]{1,15})");

    /** Earlier than every entry. */
    public static final EntryId FIRST = new EntryId(0, 0);

    /** Later than every entry. */
    public static final EntryId LAST = new EntryId(Long.MAX_VALUE, Long.MAX_VALUE);

    public static Optional<EntryId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new EntryId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(EntryId other) {
        int byTime = Long.compare(millis, other.millis);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
