package dev.portcullis.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the conditions of one rule found in a message, as far as they hold: the proof of a hit. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    private record Finding(String reason, Optional<Span> span) {}

    /** @param reason for a human, without the sender's words */
    void add(String reason, Span span) {
        found.add(new Finding(reason, Optional.of(span)));
    }

    /** Something that stands nowhere in a text. */
    void add(String reason) {
        found.add(new Finding(reason, Optional.empty()));
    }

    int size() {
        return found.size();
    }

    void forgetAfter(int size) {
        found.subList(size, found.size()).clear();
    }

    List<Span> spans() {
        return found.stream().flatMap(finding -> finding.span().stream()).toList();
    }

    /** Empty where what matched was not something found but something absent. */
    String reason() {
        return found.stream().map(Finding::reason).distinct().collect(Collectors.joining("; "));
    }
}
