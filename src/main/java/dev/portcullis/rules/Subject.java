package dev.portcullis.rules;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.TextPart;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One message as conditions and counters see it; what they ask for is made once. */
final class Subject {

    private final InboundMessage message;
    private final KeywordIndex keywords;
    private final Optional<Boolean> first;
    private final List<PartTexts> parts;
    private final Map<TextField, List<PartTexts>> others = new EnumMap<>(TextField.class);
    private @Nullable List<Link> links;
    private @Nullable Optional<String> fingerprint;
    private @Nullable Optional<String> country;

    /** @param first whether the sender has written nothing in the 24 hours before, where that is known */
    Subject(InboundMessage message, KeywordIndex keywords, Optional<Boolean> first) {
        this.message = message;
        this.keywords = keywords;
        this.first = first;
        this.parts = message.content().parts().stream()
                .map(part -> new PartTexts(part, keywords))
                .toList();
    }

    InboundMessage message() {
        return message;
    }

    MessageContent content() {
        return message.content();
    }

    Truth isFirst() {
        return first.map(Truth::of).orElse(Truth.UNKNOWN);
    }

    List<PartTexts> texts(TextField field) {
        return field == TextField.TEXT ? parts : others.computeIfAbsent(field, this::otherTexts);
    }

    private List<PartTexts> otherTexts(TextField field) {
        return switch (field) {
            case TEXT -> parts;
            case FILENAME ->
                parts.stream()
                        .filter(part -> part.place() == TextPart.Place.FILE_NAME)
                        .toList();
            case MIME -> single(TextPart.Place.MIME_TYPE, content().mimeType());
            case PROFILE_NAME -> single(TextPart.Place.PROFILE_NAME, content().profileName());
        };
    }

    private List<PartTexts> single(TextPart.Place place, Optional<String> text) {
        return text.map(present -> List.of(new PartTexts(new TextPart(place, present), keywords)))
                .orElse(List.of());
    }

    /** Code points of the longest part. */
    int length() {
        return content().parts().stream()
                .mapToInt(part -> part.text().codePointCount(0, part.text().length()))
                .max()
                .orElse(0);
    }

    List<Link> links() {
        if (links == null) {
            links = LinkHosts.of(parts);
        }
        return links;
    }

    Optional<String> fingerprint() {
        if (fingerprint == null) {
            fingerprint = TextFingerprint.of(content().parts());
        }
        return fingerprint;
    }

    Optional<String> country() {
        if (country == null) {
            country = Countries.of(message.sender());
        }
        return country;
    }

    /** What the message has of a trait to be told apart by: to differ, a text may be short. */
    Set<String> different(Trait trait) {
        return trait == Trait.TEXT
                ? TextFingerprint.ofAny(content().parts()).map(Set::of).orElse(Set.of())
                : values(trait);
    }

    /** What the message has of a trait to be grouped by; nothing where it lacks it. */
    Set<String> values(Trait trait) {
        return switch (trait) {
            case SENDER -> Set.of(message.sender().key().value());
            case TEXT -> fingerprint().map(Set::of).orElse(Set.of());
            case LINK_HOST -> links().stream().map(Link::host).collect(Collectors.toCollection(LinkedHashSet::new));
            case MEDIA_HASH -> content().mediaHash().map(Set::of).orElse(Set.of());
            case COUNTRY -> country().map(Set::of).orElse(Set.of());
        };
    }
}
