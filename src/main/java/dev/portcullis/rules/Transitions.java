package dev.portcullis.rules;

import java.util.Arrays;

/** Which state follows which at which char: one table with open addressing. */
final class Transitions {

    private static final int ABSENT = -1;
    /** For each state a bit for each char it may have a transition at, by the char's last six bits: most have none. */
    private final long[] hints;

    private final long[] keys;
    private final int[] states;
    private final int mask;

    /** @param most how many there will be at most */
    Transitions(int most) {
        int size = Integer.highestOneBit(Math.max(8, most)) * 4;
        hints = new long[most + 1];
        keys = new long[size];
        states = new int[size];
        mask = size - 1;
        Arrays.fill(keys, ABSENT);
    }

    void put(int state, char c, int next) {
        hints[state] |= 1L << c;
        int slot = slot(key(state, c));
        keys[slot] = key(state, c);
        states[slot] = next;
    }

    /** The following state; negative where there is none. */
    int from(int state, char c) {
        if ((hints[state] >>> c & 1) == 0) {
            return ABSENT;
        }
        int slot = slot(key(state, c));
        return keys[slot] == ABSENT ? ABSENT : states[slot];
    }

    private int slot(long key) {
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (keys[slot] != key && keys[slot] != ABSENT) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long key(int state, char c) {
        return (long) state << Character.SIZE | c;
    }
}
