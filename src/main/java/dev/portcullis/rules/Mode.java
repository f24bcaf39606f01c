package dev.portcullis.rules;

import java.util.Locale;

/** Whether a rule acts, is only evaluated and counted, or rests; softest first. */
public enum Mode {
    OFF,
    SHADOW,
    ENFORCE;

    /** The softer of the two: a global mode can only soften a rule's own. */
    public Mode softer(Mode other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
