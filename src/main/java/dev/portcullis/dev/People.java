package dev.portcullis.dev;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which phone number and which business-scoped id are one person's, as far as their messages told. */
final class People {

    private final Map<String, String> otherId = new HashMap<>();

    void learn(@Nullable String phone, @Nullable String userId) {
        if (phone != null && userId != null) {
            otherId.put(phone, userId);
            otherId.put(userId, phone);
        }
    }

    /** All ids of the person who has this one: bare digits, a business-scoped id, or both. */
    Set<String> idsOf(String id) {
        return Stream.of(id, otherId.getOrDefault(id, id)).collect(Collectors.toUnmodifiableSet());
    }

    @Nullable String phoneOf(String id) {
        return idsOf(id).stream().filter(each -> !isUserId(each)).findFirst().orElse(null);
    }

    @Nullable String userIdOf(String id) {
        return idsOf(id).stream().filter(People::isUserId).findFirst().orElse(null);
    }

    void forgetAll() {
        otherId.clear();
    }

    private static boolean isUserId(String id) {
        return id.indexOf('.') >= 0;
    }
}
