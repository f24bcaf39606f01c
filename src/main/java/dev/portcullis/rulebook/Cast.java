package dev.portcullis.rulebook;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who plays in a rule's test: whoever its {@code from} names, with an id that rules can look at. */
final class Cast {

    private final Map<String, Sender> people = new LinkedHashMap<>();
    private final Map<SenderId, String> names = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    Cast(RuleTest test) {
        Map<String, String> countries = new HashMap<>();
        for (Sending sending : test.send()) {
            sending.country()
                    .ifPresent(country -> sending.senders().forEach(from -> countries.putIfAbsent(from, country)));
        }
        for (Sending sending : test.send()) {
            sending.senders().forEach(from -> add(from, Optional.ofNullable(countries.get(from))));
        }
    }

    private void add(String from, Optional<String> country) {
        if (!people.containsKey(from)) {
            Sender sender = Sender.of(id(from, country, people.size()));
            places.put(from, people.size());
            people.put(from, sender);
            names.put(sender.key(), from);
        }
    }

    private static SenderId id(String from, Optional<String> country, int number) {
        if (from.startsWith("+")) {
            Optional<PhoneNumber> phone = PhoneNumber.parse(from);
            if (phone.isPresent()) {
                return phone.get();
            }
        }
        return BusinessScopedId.parse(from)
                .map(SenderId.class::cast)
                .orElseGet(() -> country.map(prefix -> labelled(prefix, number))
                        // No dialling code begins with 0, so this number tells no country.
                        .orElseGet(() -> new PhoneNumber(tenDigits(number))));
    }

    private static SenderId labelled(String prefix, int number) {
        return new BusinessScopedId(prefix.toUpperCase(Locale.ROOT) + "." + tenDigits(number));
    }

    private static String tenDigits(int number) {
        return String.format(Locale.ROOT, "%010d", number);
    }

    Sender sender(String from) {
        Sender sender = people.get(from);
        if (sender == null) {
            throw new IllegalArgumentException("'" + from + "' sends nothing in this test");
        }
        return sender;
    }

    /** What the test calls somebody who sent one of its messages. */
    String name(Sender sender) {
        String name = names.get(sender.key());
        if (name == null) {
            throw new IllegalArgumentException("nobody in this test is " + sender);
        }
        return name;
    }

    /** In the order in which they first send; whoever sends nothing comes last. */
    List<String> inOrder(Collection<String> some) {
        return some.stream()
                .sorted(Comparator.<String>comparingInt(name -> places.getOrDefault(name, Integer.MAX_VALUE))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
