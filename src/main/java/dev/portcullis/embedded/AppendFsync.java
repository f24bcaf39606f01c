package dev.portcullis.embedded;

import java.util.Locale;

/** When the append-only file reaches the disk: what a power loss may cost. Killing processes costs nothing either way. */
public enum AppendFsync {
    /** Before each answer: a power loss costs nothing that was answered. */
    ALWAYS,
    /** Once a second: a power loss costs at most two seconds. */
    EVERYSEC;

    String directive() {
        return "appendfsync " + name().toLowerCase(Locale.ROOT);
    }
}
