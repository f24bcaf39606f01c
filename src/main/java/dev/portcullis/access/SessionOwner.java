package dev.portcullis.access;

/**
 * Whose session it is. The two kinds have nothing in common but that they have names: whoever the identity provider
 * calls {@code admin} is not the {@code admin} of the settings, and neither can go on with, or end, what the other
 * began.
 */
sealed interface SessionOwner {

    String name();

    /** A user of the settings, which say at each use what they may do, and whether there still is such a user. */
    record Configured(String name) implements SessionOwner {}

    /** Somebody for whom the identity provider vouched when the session began, with the role that they had then. */
    record Vouched(String name, Role role) implements SessionOwner {}
}
