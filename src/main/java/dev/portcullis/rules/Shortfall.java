package dev.portcullis.rules;

import dev.portcullis.rules.Explanation.Unmet;
import java.util.ArrayList;
import java.util.List;

/** Finds which parts of a condition a message does not meet. */
final class Shortfall {

    private final Subject subject;
    private final List<Unmet> unmet = new ArrayList<>();

    private Shortfall(Subject subject) {
        this.subject = subject;
    }

    static List<Unmet> of(Condition condition, Subject subject) {
        Shortfall shortfall = new Shortfall(subject);
        shortfall.add(condition);
        return shortfall.unmet;
    }

    private void add(Condition condition) {
        Truth truth = truth(condition);
        if (truth == Truth.YES) {
            return;
        }
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(this::add);
            case Condition.None none -> none.conditions().forEach(this::addUnwelcome);
            case Condition.Any any
            when any.conditions().size() == 1 -> add(any.conditions().getFirst());
            default -> add(Wording.of(condition) + found(condition), truth);
        }
    }

    /** Something that must not be so. */
    private void addUnwelcome(Condition condition) {
        Truth truth = truth(condition);
        if (truth != Truth.NO) {
            add("not " + Wording.of(condition), truth.not());
        }
    }

    private void add(String words, Truth truth) {
        unmet.add(new Unmet(words, truth == Truth.UNKNOWN));
    }

    private Truth truth(Condition condition) {
        return new Evaluation(subject).of(condition);
    }

    /** What there is in place of what was asked for, where that helps. */
    private String found(Condition condition) {
        return switch (condition) {
            case TextCondition text when text.atLeast() > 1 -> "; found " + most(text);
            case Condition.LengthIs length -> "; found " + subject.length();
            case Condition.CountryIs country ->
                subject.country().map(known -> "; found " + known).orElse("");
            case Condition.KindIs kind -> "; found " + subject.content().kind().wireName();
            default -> "";
        };
    }

    private int most(TextCondition text) {
        return subject.texts(text.field()).stream()
                .mapToInt(part -> part.find(text).size())
                .max()
                .orElse(0);
    }
}
