package dev.portcullis.blocking;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a case is in its life: the state that people see, and for a pending one which way it goes. The scripts hold
 * every change against the same table, in {@code case-life.lua}.
 */
public enum Stage {
    /** There is no case, though there may be a wanted flag, a pardon or an allowance. */
    NONE,
    /** Meta is to be asked to block. */
    ON,
    /** Meta is to be asked to unblock. */
    OFF,
    /** Meta lists the sender. */
    BLOCKED,
    /** Meta would not unblock; it is asked again. */
    KEPT,
    REFUSED,
    MISSED,
    RELEASED;

    /** What a case can become next. */
    public Set<Stage> next() {
        return switch (this) {
            case NONE, REFUSED, MISSED, RELEASED -> EnumSet.of(ON, OFF, BLOCKED);
            case ON -> EnumSet.of(BLOCKED, REFUSED, MISSED, RELEASED, OFF);
            case OFF -> EnumSet.of(RELEASED, KEPT, ON);
            case BLOCKED -> EnumSet.of(BLOCKED, RELEASED, OFF);
            case KEPT -> EnumSet.of(KEPT, RELEASED, OFF, ON);
        };
    }

    /** Whether an offence needs no new case. */
    public boolean isOpen() {
        return this == ON || this == BLOCKED;
    }

    /** Whether Meta is or may be about to be asked. */
    public boolean isPending() {
        return this == ON || this == OFF;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
