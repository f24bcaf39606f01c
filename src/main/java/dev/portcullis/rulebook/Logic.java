package dev.portcullis.rulebook;

import dev.portcullis.rules.Condition;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/** What follows from one condition for another, as far as it is plain. */
final class Logic {

    private Logic() {}

    /** Whether every message that meets the one condition meets the other too. */
    static boolean implies(Condition one, Condition other) {
        return switch (one) {
            case Condition.Forwarded mine
            when other instanceof Condition.Forwarded theirs -> mine.frequently() || !theirs.frequently();
            case Condition.LengthIs mine
            when other instanceof Condition.LengthIs theirs ->
                mine.least() >= theirs.least() && mine.most() <= theirs.most();
            case Condition.LinksTo mine
            when other instanceof Condition.LinksTo theirs ->
                theirs.hosts().isEmpty() || !mine.hosts().isEmpty() && isWithin(mine.hosts(), theirs.hosts());
            case Condition.CountryIs mine
            when other instanceof Condition.CountryIs theirs -> isWithin(mine.countries(), theirs.countries());
            case Condition.SenderIs mine
            when other instanceof Condition.SenderIs theirs -> isWithin(mine.ids(), theirs.ids());
            case Condition.NumberBegins mine
            when other instanceof Condition.NumberBegins theirs ->
                mine.prefixes().stream().allMatch(prefix -> beginsWithOne(prefix, theirs.prefixes()));
            default -> one.canonical().equals(other.canonical());
        };
    }

    /** Whether no message meets both. */
    static boolean exclude(Condition one, Condition other) {
        return switch (one) {
            case Condition.FromAd mine
            when other instanceof Condition.FromAd theirs -> mine.present() != theirs.present();
            case Condition.LengthIs mine
            when other instanceof Condition.LengthIs theirs ->
                mine.least() > theirs.most() || mine.most() < theirs.least();
            case Condition.CountryIs mine
            when other instanceof Condition.CountryIs theirs ->
                Collections.disjoint(mine.countries(), theirs.countries());
            case Condition.NumberBegins mine
            when other instanceof Condition.NumberBegins theirs ->
                mine.prefixes().stream().noneMatch(prefix -> beginsWithOne(prefix, theirs.prefixes()))
                        && theirs.prefixes().stream().noneMatch(prefix -> beginsWithOne(prefix, mine.prefixes()));
            default -> false;
        };
    }

    private static boolean isWithin(Collection<?> some, Collection<?> others) {
        return others.containsAll(some);
    }

    private static boolean beginsWithOne(String prefix, Set<String> others) {
        return others.stream().anyMatch(prefix::startsWith);
    }
}
