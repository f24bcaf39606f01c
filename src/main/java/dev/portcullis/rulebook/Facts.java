package dev.portcullis.rulebook;

import dev.portcullis.message.MessageKind;
import dev.portcullis.rules.Condition;
import dev.portcullis.rules.TextCondition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a message that meets a rule's conditions is sure to be like; finds the conditions that no message can meet
 * together. Knows sure cases only: where it finds none, there may still be one.
 */
final class Facts {

    /** More are not looked at, since each is compared with each. */
    private static final int MOST = 100;

    private final Clauses clauses;
    private final Set<MessageKind> kinds;
    private final List<Condition> met;
    private final List<Condition> unmet;
    private final List<Condition.Any> alternatives = new ArrayList<>();

    private Facts(Clauses clauses, Set<MessageKind> kinds, List<Condition> met, List<Condition> unmet) {
        this.clauses = clauses;
        this.kinds = EnumSet.noneOf(MessageKind.class);
        this.kinds.addAll(kinds);
        this.met = new ArrayList<>(met);
        this.unmet = new ArrayList<>(unmet);
    }

    /** Why a condition can't be met. */
    record Clash(Place place, String message) {}

    /** @param kinds the kinds of message that the rule looks at */
    static Facts ofKinds(Set<MessageKind> kinds, Clauses clauses) {
        return new Facts(clauses, kinds, List.of(), List.of());
    }

    /** Adds a condition that the message meets; the clash that makes this impossible, if there is one. */
    Optional<Clash> add(Condition condition) {
        return learn(condition).or(this::settle);
    }

    /** Whether none of the kinds that are left has what is asked for. */
    boolean lack(Feature feature) {
        return !kinds.isEmpty() && kinds.stream().allMatch(feature::isLackedBy);
    }

    /** Names the kinds that are left. */
    String kinds() {
        return names(kinds);
    }

    /** Whether links to some hosts are sure not to be in the message. */
    boolean excludeHosts() {
        return unmet.stream()
                .anyMatch(condition -> condition instanceof Condition.LinksTo link
                        && !link.hosts().isEmpty());
    }

    private Optional<Clash> learn(Condition condition) {
        return switch (condition) {
            case Condition.All all -> first(all.conditions().stream().map(this::learn));
            case Condition.None none -> first(none.conditions().stream().map(this::learnNot));
            case Condition.Any any -> learnAny(any);
            case Condition.KindIs of -> narrow(of);
            default -> learnMet(condition);
        };
    }

    private static Optional<Clash> first(Stream<Optional<Clash>> clashes) {
        return clashes.toList().stream().flatMap(Optional::stream).findFirst();
    }

    private Optional<Clash> learnAny(Condition.Any any) {
        if (any.conditions().size() == 1) {
            return learn(any.conditions().getFirst());
        }
        if (!any.conditions().isEmpty()) {
            alternatives.add(any);
        }
        return Optional.empty();
    }

    private Optional<Clash> learnNot(Condition condition) {
        return switch (condition) {
            case Condition.Any any -> first(any.conditions().stream().map(this::learnNot));
            case Condition.All all ->
                all.conditions().size() == 1 ? learnNot(all.conditions().getFirst()) : Optional.empty();
            case Condition.None none -> learnAny(new Condition.Any(none.conditions()));
            case Condition.FromAd ad -> learnUnmet(ad).or(() -> learnMet(opposite(ad)));
            case Condition.KindIs of -> {
                Set<MessageKind> before = EnumSet.copyOf(kinds);
                kinds.removeAll(of.kinds());
                yield kinds.isEmpty() && !before.isEmpty() ? kindClash(of, before) : Optional.empty();
            }
            default -> learnUnmet(condition);
        };
    }

    private Condition opposite(Condition.FromAd ad) {
        return clauses.noteAs(new Condition.FromAd(!ad.present()), ad);
    }

    private Optional<Clash> learnMet(Condition condition) {
        Optional<Clash> clash = lackOf(condition);
        if (clash.isEmpty()) {
            clash = met.stream()
                    .filter(other -> Logic.exclude(condition, other))
                    .findFirst()
                    .or(() -> unmet.stream()
                            .filter(other -> Logic.implies(condition, other))
                            .findFirst())
                    .map(other -> clash(condition, other));
        }
        if (met.size() < MOST) {
            met.add(condition);
        }
        return clash;
    }

    private Optional<Clash> learnUnmet(Condition condition) {
        Optional<Clash> clash = met.stream()
                .filter(other -> Logic.implies(other, condition))
                .findFirst()
                .map(other -> clash(condition, other));
        if (unmet.size() < MOST) {
            unmet.add(condition);
        }
        return clash;
    }

    private Clash clash(Condition condition, Condition other) {
        Clauses.Clause here = clauses.of(condition);
        Clauses.Clause there = clauses.of(other);
        return new Clash(
                here.place(),
                "'" + Quoting.shorten(here.key()) + "' contradicts '" + Quoting.shorten(there.key()) + "' on line "
                        + there.place().line() + ", so that the rule never matches: remove or change one");
    }

    private Optional<Clash> narrow(Condition.KindIs of) {
        Set<MessageKind> before = EnumSet.copyOf(kinds);
        kinds.retainAll(of.kinds());
        return kinds.isEmpty() && !before.isEmpty() ? kindClash(of, before) : Optional.empty();
    }

    private Optional<Clash> kindClash(Condition.KindIs of, Set<MessageKind> left) {
        return Optional.of(new Clash(
                clauses.of(of).place(),
                "'kind' leaves no kind of message to match, since the rule looks only at " + names(left)
                        + " here: name the kind under 'on', or change the condition"));
    }

    private Optional<Clash> lackOf(Condition condition) {
        Optional<Feature> needed = switch (condition) {
            case TextCondition text -> Feature.of(text.field());
            case Condition.LinksTo link -> Optional.of(Feature.LINK);
            case Condition.LengthIs length ->
                length.least() > 0 ? Optional.of(Feature.TEXT_PART) : Optional.<Feature>empty();
            case Condition.IsFirst first -> Optional.of(Feature.WINDOW);
            default -> Optional.empty();
        };
        if (needed.isEmpty() || kinds.isEmpty()) {
            return Optional.empty();
        }
        Set<MessageKind> before = EnumSet.copyOf(kinds);
        kinds.removeIf(needed.get()::isLackedBy);
        if (!kinds.isEmpty()) {
            return Optional.empty();
        }
        Clauses.Clause clause = clauses.of(condition);
        return Optional.of(new Clash(
                clause.place(),
                "'" + Quoting.shorten(clause.key()) + "' can never hold: a message of kind " + names(before)
                        + " has no " + needed.get().noun() + ", and the rule looks at no other kind here"));
    }

    private static String names(Set<MessageKind> kinds) {
        return kinds.stream().map(MessageKind::wireName).collect(Collectors.joining(" or "));
    }

    /** A group of alternatives none of which is possible. */
    private Optional<Clash> settle() {
        for (Condition.Any any : alternatives) {
            List<Optional<Clash>> clashes = any.conditions().stream()
                    .map(each -> new Facts(clauses, kinds, met, unmet).add(each))
                    .toList();
            if (clashes.stream().allMatch(Optional::isPresent)) {
                return clashes.getFirst();
            }
        }
        return Optional.empty();
    }
}
