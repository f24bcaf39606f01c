package dev.portcullis.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of the gateway, as a path from its root. Redirects to it are relative, so they hold under any prefix that an
 * ingress puts before the gateway's paths, and no text in {@code to} can lead to another host.
 */
record ReturnPath(String path) {

    private static final ReturnPath ROOT = new ReturnPath("/");
    private static final String SIGN_IN = "sign-in";
    private static final int LONGEST = 2_000;

    /** One slash first, and nothing that a browser reads as a slash or drops. */
    private static final Pattern OWN =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@%?-][A-Za-z0-9._~!$&'()*+,;=:@%?/-]*)?");

    private static final Pattern DOTS = Pattern.compile("(?i)(?:^|/)(?:\\.|%2e){1,2}(?:$|[/?])");

    /** The root where the text is anything but such a path. */
    static ReturnPath of(@Nullable String text) {
        return text != null
                        && text.length() <= LONGEST
                        && OWN.matcher(text).matches()
                        && !DOTS.matcher(text).find()
                        && !text.startsWith("/" + SIGN_IN)
                ? new ReturnPath(text)
                : ROOT;
    }

    /** Where to send a browser that has just signed in at {@code /sign-in}. */
    String fromSignIn() {
        return "." + path;
    }

    /** Where to send a browser that has just come back from the identity provider. */
    String fromProvider() {
        return "../.." + path;
    }

    /** Where a browser at {@code /sign-in} begins to sign in by the identity provider. */
    String toProvider() {
        return SIGN_IN + "/provider" + query();
    }

    /** Where to send a browser that asked for this path and must sign in first. */
    String toSignIn() {
        String plain = path.split("\\?", 2)[0];
        long depth = plain.chars().filter(letter -> letter == '/').count() - 1;
        return (depth == 0 ? "./" : "../".repeat((int) depth)) + signIn();
    }

    /** The sign-in page, seen from itself, with what it is to say. */
    String signInAgain(String query) {
        return signIn() + (isRoot() ? "?" : "&") + query;
    }

    /** The sign-in page, seen from itself. */
    String signIn() {
        return SIGN_IN + query();
    }

    boolean isRoot() {
        return equals(ROOT);
    }

    private String query() {
        return isRoot() ? "" : "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
