package dev.portcullis.rules;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what a condition asks for. */
final class Wording {

    /** A list of ten thousand keywords explains nothing. */
    private static final int MOST_NAMED = 5;

    private Wording() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.All all -> group(all.conditions(), " and ");
            case Condition.Any any -> group(any.conditions(), " or ");
            case Condition.None none -> "not " + group(none.conditions(), " or ");
            case TextCondition text -> of(text);
            case Condition.LinksTo link ->
                link.hosts().isEmpty() ? "a link" : "a link to " + some(new TreeSet<>(link.hosts()));
            case Condition.CountryIs country -> "country " + some(new TreeSet<>(country.countries()));
            case Condition.NumberBegins number ->
                "a number that begins with "
                        + some(new TreeSet<>(number.prefixes())
                                .stream().map(prefix -> "+" + prefix).toList());
            case Condition.KindIs kind ->
                "kind "
                        + some(new TreeSet<>(kind.kinds())
                                .stream().map(each -> each.wireName()).toList());
            case Condition.LengthIs length -> length.spelled();
            case Condition.SenderIs sender -> "a listed sender";
            case Condition.Forwarded forwarded -> forwarded.frequently() ? "forwarded frequently" : "forwarded";
            case Condition.FromAd ad -> ad.present() ? "from our ad" : "not from our ad";
            case Condition.IsReply reply -> "a reply";
            case Condition.IsFirst first -> "the first message in 24 hours";
        };
    }

    private static String of(TextCondition text) {
        List<String> quoted = text.probes().stream()
                .map(probe -> "'" + text.source(probe) + "'")
                .toList();
        boolean patterns = text.probes().stream().allMatch(Expression.class::isInstance);
        String noun = patterns ? "pattern" : "keyword";
        String number = text.atLeast() > 1 ? text.atLeast() + " of " : quoted.size() > 1 ? "one of " : "";
        return number + (quoted.size() > 1 ? "the " + noun + "s " : noun + " ") + some(quoted) + " in "
                + place(text.field());
    }

    private static String place(TextField field) {
        return switch (field) {
            case TEXT -> "the text";
            case FILENAME -> "the file name";
            case MIME -> "the MIME type";
            case PROFILE_NAME -> "the profile name";
        };
    }

    private static String group(List<Condition> conditions, String separator) {
        int more = conditions.size() - MOST_NAMED;
        String inside = Stream.concat(
                        conditions.stream().limit(MOST_NAMED).map(Wording::of),
                        more > 0 ? Stream.of(more + " more") : Stream.of())
                .collect(Collectors.joining(separator));
        return conditions.size() == 1 ? inside : "(" + inside + ")";
    }

    private static String some(Collection<String> names) {
        int more = names.size() - MOST_NAMED;
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
