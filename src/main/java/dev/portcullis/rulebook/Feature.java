package dev.portcullis.rulebook;

import static dev.portcullis.message.MessageKind.AUDIO;
import static dev.portcullis.message.MessageKind.BUTTON;
import static dev.portcullis.message.MessageKind.CALL;
import static dev.portcullis.message.MessageKind.CONTACTS;
import static dev.portcullis.message.MessageKind.IMAGE;
import static dev.portcullis.message.MessageKind.INTERACTIVE;
import static dev.portcullis.message.MessageKind.LOCATION;
import static dev.portcullis.message.MessageKind.ORDER;
import static dev.portcullis.message.MessageKind.REACTION;
import static dev.portcullis.message.MessageKind.REQUEST_WELCOME;
import static dev.portcullis.message.MessageKind.REVOKE;
import static dev.portcullis.message.MessageKind.STICKER;
import static dev.portcullis.message.MessageKind.SYSTEM;
import static dev.portcullis.message.MessageKind.TEXT;
import static dev.portcullis.message.MessageKind.UNSUPPORTED;
import static dev.portcullis.message.MessageKind.VIDEO;

import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.TextField;
import dev.portcullis.rules.Trait;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What messages of some kinds never have, by the form that Meta gives them. */
enum Feature {
    TEXT_PART("text of the sender's own", wordless()),
    BODY("body or caption", wordless(LOCATION, CONTACTS, INTERACTIVE, ORDER, REACTION)),
    LINK("link", wordless(LOCATION, REACTION)),
    FILE("file", fileless()),
    FILE_NAME("file name", fileless(IMAGE, VIDEO, AUDIO, STICKER)),
    /** Which the question whether a message is its sender's first needs. */
    WINDOW(
            "window of its own",
            Arrays.stream(MessageKind.values())
                    .filter(kind -> !kind.opensWindow())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(MessageKind.class))));

    private final String noun;
    private final Set<MessageKind> lacking;

    Feature(String noun, Set<MessageKind> lacking) {
        this.noun = noun;
        this.lacking = lacking;
    }

    private static Set<MessageKind> wordless(MessageKind... more) {
        Set<MessageKind> kinds = EnumSet.of(AUDIO, STICKER, BUTTON, UNSUPPORTED, REQUEST_WELCOME, REVOKE, SYSTEM, CALL);
        kinds.addAll(List.of(more));
        return kinds;
    }

    private static Set<MessageKind> fileless(MessageKind... more) {
        Set<MessageKind> kinds = EnumSet.of(
                TEXT,
                LOCATION,
                CONTACTS,
                INTERACTIVE,
                BUTTON,
                ORDER,
                UNSUPPORTED,
                REACTION,
                REQUEST_WELCOME,
                REVOKE,
                SYSTEM,
                CALL);
        kinds.addAll(List.of(more));
        return kinds;
    }

    String noun() {
        return noun;
    }

    boolean isLackedBy(MessageKind kind) {
        return lacking.contains(kind);
    }

    static Optional<Feature> of(TextField field) {
        return switch (field) {
            case TEXT -> Optional.of(TEXT_PART);
            case FILENAME -> Optional.of(FILE_NAME);
            case MIME -> Optional.of(FILE);
            case PROFILE_NAME -> Optional.empty();
        };
    }

    static Optional<Feature> of(Trait trait) {
        return switch (trait) {
            case TEXT -> Optional.of(BODY);
            case LINK_HOST -> Optional.of(LINK);
            case MEDIA_HASH -> Optional.of(FILE);
            case SENDER, COUNTRY -> Optional.empty();
        };
    }
}
