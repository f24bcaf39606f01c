package dev.portcullis.rules;

import dev.portcullis.message.Forwarding;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one message must be like. */
public sealed interface Condition
        permits Condition.All,
                Condition.Any,
                Condition.None,
                Condition.KindIs,
                Condition.LengthIs,
                Condition.LinksTo,
                Condition.CountryIs,
                Condition.SenderIs,
                Condition.NumberBegins,
                Condition.Forwarded,
                Condition.FromAd,
                Condition.IsReply,
                Condition.IsFirst,
                TextCondition {

    /** Holds for every message. */
    Condition ALWAYS = new All(List.of());

    /** Spells the condition out; what means the same in another order is spelled the same. */
    String canonical();

    /** Every one holds. */
    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String canonical() {
            return spell("all", conditions);
        }
    }

    /** At least one holds. */
    record Any(List<Condition> conditions) implements Condition {

        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String canonical() {
            return spell("any", conditions);
        }
    }

    /** None of them holds. */
    record None(List<Condition> conditions) implements Condition {

        public None {
            conditions = List.copyOf(conditions);
        }

        @Override
        public String canonical() {
            return spell("not", conditions);
        }
    }

    /** The message is of one of these kinds. */
    record KindIs(Set<MessageKind> kinds) implements Condition {

        public KindIs {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public String canonical() {
            return "kind" + new TreeSet<>(kinds);
        }
    }

    /**
     * The longest part has that many code points; a message without text has none.
     *
     * @param least inclusive
     * @param most inclusive
     */
    record LengthIs(int least, int most) implements Condition {

        @Override
        public String canonical() {
            return "text_length[" + least + ", " + most + "]";
        }

        boolean covers(int length) {
            return length >= least && length <= most;
        }

        String spelled() {
            String from = least > 0 ? "at least " + least : "";
            String to = most < Integer.MAX_VALUE ? "at most " + most : "";
            return from + (from.isEmpty() || to.isEmpty() ? "" : " and ") + to + " characters";
        }
    }

    /**
     * A link leads to one of these hosts or to a host below one.
     *
     * @param hosts in lower-case ASCII form; empty for any host
     */
    record LinksTo(Set<String> hosts) implements Condition {

        public LinksTo {
            hosts = Set.copyOf(hosts);
        }

        @Override
        public String canonical() {
            return "link" + new TreeSet<>(hosts);
        }

        /** The one of these hosts that this one is or is below; an empty string where any will do. */
        Optional<String> covering(String host) {
            if (hosts.isEmpty()) {
                return Optional.of("");
            }
            String name = host;
            while (!hosts.contains(name)) {
                int dot = name.indexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                name = name.substring(dot + 1);
            }
            return Optional.of(name);
        }
    }

    /**
     * The sender's country, by the dialling code, else by the business-scoped id; unknown where neither tells.
     *
     * @param countries ISO 3166 codes in capitals
     */
    record CountryIs(Set<String> countries) implements Condition {

        public CountryIs {
            countries = Set.copyOf(countries);
        }

        @Override
        public String canonical() {
            return "country" + new TreeSet<>(countries);
        }
    }

    /** One of the sender's ids is among these. */
    record SenderIs(Set<SenderId> ids) implements Condition {

        public SenderIs {
            ids = Set.copyOf(ids);
        }

        @Override
        public String canonical() {
            return "sender" + ids.stream().map(SenderId::value).collect(Collectors.toCollection(TreeSet<String>::new));
        }
    }

    /**
     * The sender's number begins with one of these; unknown where the number is.
     *
     * @param prefixes digits without {@code +}
     */
    record NumberBegins(Set<String> prefixes) implements Condition {

        public NumberBegins {
            prefixes = Set.copyOf(prefixes);
        }

        @Override
        public String canonical() {
            return "prefix" + new TreeSet<>(prefixes);
        }

        Optional<String> beginning(PhoneNumber number) {
            return IntStream.rangeClosed(1, number.value().length())
                    .mapToObj(length -> number.value().substring(0, length))
                    .filter(prefixes::contains)
                    .findFirst();
        }
    }

    /** @param frequently whether once is not enough */
    record Forwarded(boolean frequently) implements Condition {

        @Override
        public String canonical() {
            return "forwarded " + (frequently ? "frequently" : "true");
        }

        boolean covers(Forwarding forwarding) {
            return forwarding == Forwarding.FREQUENTLY || forwarding == Forwarding.FORWARDED && !frequently;
        }
    }

    /** Whether the message came from a click on our own ad or post. */
    record FromAd(boolean present) implements Condition {

        @Override
        public String canonical() {
            return "referral " + (present ? "present" : "absent");
        }
    }

    /** It answers one of our messages. */
    record IsReply() implements Condition {

        @Override
        public String canonical() {
            return "reply";
        }
    }

    /** The sender has written nothing on this line in the 24 hours before; unknown until the sender's past is known. */
    record IsFirst() implements Condition {

        @Override
        public String canonical() {
            return "first_in_window";
        }
    }

    private static String spell(String group, List<Condition> conditions) {
        return conditions.stream()
                .map(Condition::canonical)
                .sorted()
                .collect(Collectors.joining(", ", group + "(", ")"));
    }
}
