package dev.portcullis.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user of the admin API may do; each role includes those before it. */
public enum Role {
    /** Sees everything. */
    VIEWER(Names.VIEWER),
    /** Blocks and unblocks people, and re-arms rules. */
    OPERATOR(Names.OPERATOR),
    /** Erases what is kept of a sender. */
    ADMIN(Names.ADMIN);

    /** For annotations, which take nothing but constants. */
    public static final class Names {
        public static final String VIEWER = "viewer";
        public static final String OPERATOR = "operator";
        public static final String ADMIN = "admin";

        private Names() {}
    }

    private final String name;

    Role(String name) {
        this.name = name;
    }

    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name.equals(name)).findFirst();
    }

    String label() {
        return name;
    }

    /** The names of this role and of all that it includes. */
    Set<String> names() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(role -> role.name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
