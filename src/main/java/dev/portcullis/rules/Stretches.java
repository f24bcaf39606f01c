package dev.portcullis.rules;

import java.util.Arrays;

/**
 * Where the chars of a made text came from, told by stretches: in one of steps each char is the next code point of the
 * original, in any other all chars came from the same code points.
 */
final class Stretches {

    static final Stretches UNCHANGED = new Stretches();

    /** In place of an end: a stretch of steps. */
    private static final int STEPS = 0;

    static {
        UNCHANGED.open(0, 0, STEPS);
    }

    private int count;
    /** The first char of each; the first stretch begins with the text. */
    private int[] starts = new int[4];

    private int[] from = new int[4];
    /** Where the original's code points end; negative if the stretch is what a single character became. */
    private int[] to = new int[4];

    /** The stretch that was asked for last. */
    private int recent;

    /** The stretch that a char is in. Texts are read from their beginning, so it is mostly the last one or the next. */
    int at(int index) {
        int stretch = recent;
        if (!holds(stretch, index)) {
            int found = holds(stretch + 1, index) ? stretch + 1 : Arrays.binarySearch(starts, 0, count, index);
            stretch = found < 0 ? -found - 2 : found;
            recent = stretch;
        }
        return stretch;
    }

    private boolean holds(int stretch, int index) {
        return stretch < count && starts[stretch] <= index && (stretch + 1 == count || index < starts[stretch + 1]);
    }

    int from(int stretch, int index) {
        return to[stretch] == STEPS ? from[stretch] + index - starts[stretch] : from[stretch];
    }

    int to(int stretch, int index) {
        return to[stretch] == STEPS ? from(stretch, index) + 1 : Math.abs(to[stretch]);
    }

    /** Whether both the char and the one before came from one character that became both. */
    boolean isInside(int stretch, int index) {
        return to[stretch] < 0 && index > starts[stretch];
    }

    void append(int index, int start, int end) {
        int last = count - 1;
        boolean repeats = last >= 0 && to(last, index - 1) == end && from(last, index - 1) == start;
        if (repeats && to[last] == STEPS && starts[last] == index - 1) {
            to[last] = end;
        } else if (!repeats && end == start + 1) {
            step(index, start);
        } else if (!repeats || to[last] != end) {
            open(index, start, end);
        }
    }

    private void step(int index, int start) {
        int last = count - 1;
        if (last < 0 || to[last] != STEPS || from(last, index) != start) {
            open(index, start, STEPS);
        }
    }

    /** From the index on, until the next is appended, all chars are what a single character became. */
    void appendWhole(int index, int start, int end) {
        open(index, start, -end);
    }

    /** Appends those of another text's chars. */
    void append(int index, Stretches other, int start, int end) {
        int first = other.at(start);
        for (int i = first; i < other.count && other.starts[i] < end; i++) {
            int at = Math.max(start, other.starts[i]);
            int origin = other.from(i, at);
            if (other.to[i] == STEPS) {
                step(index + at - start, origin);
            } else {
                open(index + at - start, origin, other.to[i]);
            }
        }
    }

    /** Lets the origin of the last char reach further. */
    void extend(int index, int end) {
        int last = count - 1;
        if (end <= to(last, index)) {
            return;
        }
        if (to[last] < 0 || starts[last] == index) {
            to[last] = to[last] < 0 ? -end : end;
        } else {
            open(index, from(last, index), end);
        }
    }

    /** Forgets the chars from the index on. */
    void dropFrom(int index) {
        if (count > 0 && starts[count - 1] == index) {
            count--;
        }
    }

    private void open(int start, int origin, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        starts[count] = start;
        from[count] = origin;
        to[count] = end;
        count++;
    }
}
