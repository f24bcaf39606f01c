package dev.portcullis.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** Somebody who may sign in. */
record AdminUser(String name, Role role, Credential credential) {

    /** Whose session it is if they begin one. */
    SessionOwner owner() {
        return switch (credential) {
            case Credential.OfProvider word -> new SessionOwner.Vouched(name, role);
            case Credential.Plain password -> new SessionOwner.Configured(name);
            case PasswordHash hash -> new SessionOwner.Configured(name);
        };
    }

    SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(role.names())
                .build();
    }
}
