package dev.portcullis.admin;

import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.SenderId;
import java.util.List;
import java.util.Locale;

/**
 * Finds users of a list by a part of a number or of an id, as people copy them: with blanks, dashes, brackets, without
 * the plus sign or with two zeros in its place.
 */
public record UserSearch(String digits, String letters) {

    public static UserSearch of(String text) {
        String plain = UserNames.plain(text);
        return new UserSearch(
                UserNames.looksLikeNumber(plain) ? UserNames.digits(plain) : "", plain.toLowerCase(Locale.ROOT));
    }

    public List<ListedUser> in(List<ListedUser> users) {
        return letters.isEmpty() ? users : users.stream().filter(this::finds).toList();
    }

    private boolean finds(ListedUser user) {
        boolean byNumber = !digits.isEmpty()
                && user.phone().filter(phone -> phone.value().contains(digits)).isPresent();
        return byNumber
                || user.scopedId()
                        .map(SenderId::value)
                        .filter(id -> id.toLowerCase(Locale.ROOT).contains(letters))
                        .isPresent();
    }
}
