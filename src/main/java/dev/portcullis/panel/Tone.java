package dev.portcullis.panel;

import java.util.Locale;

/** How a state looks in the panel, beside its words. */
enum Tone {
    /** As it should be. */
    GOOD,
    /** Worth knowing. */
    PLAIN,
    /** On its way. */
    BUSY,
    /** Somebody should look. */
    WARNING,
    /** Somebody is blocked, or something is broken. */
    STRONG;

    /** The name that the style sheet knows. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
