package dev.portcullis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Whom or what a deed was about.
 *
 * @param users those who are named; none where it was about more than {@link #MOST_NAMED}
 * @param count of all users, also of those who are not named or were erased since
 * @param rules ids of rules, and of wanted groups such as {@code wanted:+234}; no more than {@link #MOST_NAMED}
 */
public record Whom(List<Sender> users, long count, List<String> rules) {

    public static final int MOST_NAMED = 100;

    public static final Whom NOBODY = new Whom(List.of(), 0, List.of());

    public Whom {
        users = List.copyOf(users);
        rules = List.copyOf(rules);
    }

    public static Whom users(Collection<Sender> users) {
        return new Whom(users.size() > MOST_NAMED ? List.of() : List.copyOf(users), users.size(), List.of());
    }

    public static Whom rule(String rule) {
        return rules(List.of(rule));
    }

    public static Whom rules(List<String> rules) {
        return new Whom(List.of(), 0, rules.subList(0, Math.min(rules.size(), MOST_NAMED)));
    }

    /** The same rules, and these users. */
    public Whom with(Collection<Sender> met) {
        Whom named = users(met);
        return new Whom(named.users(), named.count(), rules);
    }

    public boolean names(Set<SenderId> ids) {
        return users.stream().anyMatch(user -> isOneOf(user, ids));
    }

    Whom without(Set<SenderId> ids) {
        return new Whom(users.stream().filter(user -> !isOneOf(user, ids)).toList(), count, rules);
    }

    /** Whether it is about nothing but this one user. */
    boolean isOnlyOne() {
        return count == 1 && rules.isEmpty();
    }

    private static boolean isOneOf(Sender user, Set<SenderId> ids) {
        return user.ids().stream().anyMatch(ids::contains);
    }

    void write(ObjectNode json) {
        if (count > 0) {
            json.put("count", count);
        }
        if (!users.isEmpty()) {
            ArrayNode named = json.putArray("users");
            users.forEach(user -> {
                ObjectNode each = named.addObject();
                user.phone().ifPresent(phone -> each.put("phone", phone.value()));
                user.scopedId().ifPresent(scoped -> each.put("bsuid", scoped.value()));
            });
        }
        if (!rules.isEmpty()) {
            ArrayNode named = json.putArray("rules");
            rules.forEach(named::add);
        }
    }

    static Whom read(JsonNode json) {
        List<Sender> users = new ArrayList<>();
        json.path("users").forEach(user -> users.add(StoredSender.read(user)));
        List<String> rules = new ArrayList<>();
        json.path("rules").forEach(rule -> rules.add(rule.asText()));
        return new Whom(users, json.path("count").asLong(), rules);
    }
}
