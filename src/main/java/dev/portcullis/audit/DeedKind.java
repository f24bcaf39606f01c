package dev.portcullis.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What people do that the audit keeps. */
public enum DeedKind {
    BLOCKED,
    UNBLOCKED,
    /** Users, or number prefixes and countries, put onto a wanted list. */
    WANTED,
    UNWANTED,
    /** A table of users put onto a wanted list. */
    IMPORTED,
    ALLOWED,
    DISALLOWED,
    /** What a rule did was taken back. */
    UNDONE,
    /** Our cases were made to say what Meta's list says. */
    RECONCILED,
    REARMED,
    ERASED;

    private static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(DeedKind::wireName).toList();

    /** As it is stored and shown. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> wireNames() {
        return WIRE_NAMES;
    }
}
