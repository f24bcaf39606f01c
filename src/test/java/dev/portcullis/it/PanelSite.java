package dev.portcullis.it;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import dev.portcullis.dev.MetaEmulator;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** One gateway and one browser for all tests of the panel; each test has lines and people of its own. */
final class PanelSite implements AutoCloseable {

    static final String ADMIN = "admin";
    static final String VIEWER = "viewer";

    private static final Map<String, String> PASSWORDS = Map.of(ADMIN, Operator.PASSWORD, VIEWER, "seen-by-the-viewer");
    private static final String VIEWERS_HASH =
            "$6$abcdefgh$MRT1J.oiNfoOmvKMfQU/p0tblp/bp5ZdIw3AI/QiHdeIXVjDUTUye/4/YE/0UhXd00UW5ogdOitt1wtc1Xmp51";

    private final Site site = Site.open(
            "panel",
            launch -> launch.with("PORTCULLIS_ADMIN_PASSWORD", Operator.PASSWORD)
                    .with("PORTCULLIS_ADMIN_USERS__VIEWER__PASSWORD_HASH", VIEWERS_HASH)
                    .with("PORTCULLIS_ADMIN_USERS__VIEWER__ROLE", "viewer")
                    .with("PORTCULLIS_AUDIT_TEXT", "matched"));
    private final Chromium chromium = Chromium.start();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    Site site() {
        return site;
    }

    MetaEmulator meta() {
        return site.meta();
    }

    /** Somebody has written to it, for the panel shows no line that the gateway has not heard of. */
    Line newLine() {
        Line line = site.newLine();
        site.deliver(line.delivery(line.text(Strangers.known(), Instant.now(), "hello")));
        return line;
    }

    static String passwordOf(String user) {
        return PASSWORDS.get(user);
    }

    /** A browser in which nobody has signed in. */
    Desk desk() {
        return open(new NewContextOptions());
    }

    /** A browser in which that user has signed in. */
    Desk deskOf(String user) {
        return deskOf(user, UnaryOperator.identity());
    }

    Desk deskOf(String user, UnaryOperator<NewContextOptions> settings) {
        return open(
                settings.apply(new NewContextOptions()).setStorageState(cookies.computeIfAbsent(user, this::signIn)));
    }

    private Desk open(NewContextOptions settings) {
        BrowserContext context = chromium.browser().newContext(settings.setBaseURL(url()));
        return new Desk(context);
    }

    private String signIn(String user) {
        try (Desk desk = desk()) {
            desk.open("/");
            desk.signIn(user, passwordOf(user));
            return desk.page().context().storageState();
        }
    }

    private String url() {
        return site.gateway().webhook().resolve("/").toString();
    }

    @Override
    public void close() {
        chromium.close();
        site.close();
    }
}
