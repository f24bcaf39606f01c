package dev.portcullis.admin;

import java.util.Optional;

/** What a request with a key was answered, as Redis keeps it. */
sealed interface KeptAnswer {

    /** Says which request it was: its method, address and body. */
    String request();

    /** It is not answered yet. */
    record Running(String request) implements KeptAnswer {}

    record Done(String request, int status, String type, String body) implements KeptAnswer {}

    /** The number of the form, then line by line; the body is the rest. */
    default String text() {
        return switch (this) {
            case Running running -> String.join("\n", "1", running.request());
            case Done done ->
                String.join("\n", "1", done.request(), String.valueOf(done.status()), done.type(), done.body());
        };
    }

    /** Empty where a later release wrote it in another form. */
    static Optional<KeptAnswer> parse(String text) {
        String[] parts = text.split("\n", 5);
        if (!parts[0].equals("1")) {
            return Optional.empty();
        }
        return switch (parts.length) {
            case 2 -> Optional.of(new Running(parts[1]));
            case 5 -> Optional.of(new Done(parts[1], Integer.parseInt(parts[2]), parts[3], parts[4]));
            default -> Optional.empty();
        };
    }
}
