package dev.portcullis.it;

import dev.portcullis.dev.Persona;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** People whom no other test knows. */
final class Strangers {

    private static final AtomicLong NUMBER = new AtomicLong(1_000_000);

    private Strangers() {}

    /** Phone number and business-scoped id. */
    static Persona known() {
        long number = NUMBER.incrementAndGet();
        return Persona.known("Known " + number, "1555" + number, "US.4" + number);
    }

    /** A business-scoped id only. */
    static Persona byUsername() {
        long number = NUMBER.incrementAndGet();
        return Persona.byUsername("user." + number, "US.5" + number);
    }

    /** A phone number only. */
    static Persona byPhone() {
        long number = NUMBER.incrementAndGet();
        return Persona.byPhone("Caller " + number, "1555" + number);
    }

    static List<Persona> several(int count, Supplier<Persona> kind) {
        return Stream.generate(kind).limit(count).toList();
    }

    /** How the gateway has to name somebody to Meta: the number with its plus sign where it is known. */
    static String nameToMeta(Persona persona) {
        return persona.phone() == null ? String.valueOf(persona.userId()) : "+" + persona.phone();
    }
}
