package dev.portcullis.access;

import java.time.Duration;

/** What came of an attempt to sign in. */
sealed interface SignIn {

    record Welcome(AdminUser user) implements SignIn {}

    /** The user is unknown or the password wrong; nobody is told which. */
    record Unknown() implements SignIn {}

    /** The password was not looked at. */
    record TooMany(Duration toWait) implements SignIn {

        /** Whole ones, at least one. */
        long seconds() {
            return Math.max(1, toWait.plusMillis(999).toSeconds());
        }
    }
}
