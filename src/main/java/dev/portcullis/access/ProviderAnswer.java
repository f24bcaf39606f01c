package dev.portcullis.access;

import io.quarkus.security.identity.SecurityIdentity;

/** With what somebody came back from the identity provider. */
sealed interface ProviderAnswer {

    /** It vouches for them; whether they may do anything here is another question. */
    record Known(SecurityIdentity identity) implements ProviderAnswer {}

    /** It did not sign them in. */
    record Refused(String error) implements ProviderAnswer {}

    /** This browser began nothing that could end like this, or has ended it before. */
    record Unexpected() implements ProviderAnswer {}

    /** It cannot be asked whether all that is true. */
    record Unreachable() implements ProviderAnswer {}

    /** What it says, or what claims to come from there, does not hold. */
    record Unproven() implements ProviderAnswer {}
}
