package dev.portcullis.admin;

import dev.portcullis.message.SenderId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads users as people write and paste them into a form.
 *
 * @param unreadable what is neither a number nor an id
 */
public record UserNames(List<SenderId> users, List<String> unreadable) {

    /** The shortest that a person has; some parts of the world have services with fewer digits. */
    private static final int SHORTEST_NUMBER = 7;

    private static final Pattern BETWEEN = Pattern.compile("[,;\\r\\n]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9()./-]+");
    private static final Pattern FILLING = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    public static UserNames read(List<String> texts) {
        Set<SenderId> users = new LinkedHashSet<>();
        List<String> unreadable = new ArrayList<>();
        texts.stream()
                .flatMap(BETWEEN::splitAsStream)
                .filter(text -> !plain(text).isEmpty())
                .forEach(text -> user(text).ifPresentOrElse(users::add, () -> unreadable.add(text.strip())));
        return new UserNames(List.copyOf(users), List.copyOf(unreadable));
    }

    /** One user, of a number with blanks, dashes, brackets and with or without a plus sign, or of an id. */
    public static Optional<SenderId> user(String text) {
        String plain = plain(text);
        return looksLikeNumber(plain) ? SenderId.parse(digits(plain)) : SenderId.parse(plain);
    }

    /** Whether somebody wrote digits, and too few for a number with its country code. */
    public static boolean isPieceOfNumber(String text) {
        String plain = plain(text);
        return looksLikeNumber(plain) && digits(plain).length() < SHORTEST_NUMBER;
    }

    /** Without blanks, and without what cannot be seen and comes along with a copied number. */
    static String plain(String text) {
        return FILLING.matcher(text).replaceAll("");
    }

    static boolean looksLikeNumber(String plain) {
        return NUMBER.matcher(plain).matches();
    }

    static String digits(String plain) {
        String digits = plain.replaceAll("[^0-9]", "");
        return !plain.startsWith("+") && digits.startsWith("00") ? digits.substring(2) : digits;
    }
}
