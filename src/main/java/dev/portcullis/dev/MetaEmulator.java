package dev.portcullis.dev;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Meta's Graph API as far as blocking goes, on 127.0.0.1: {@code /{version}/{line}/block_users} by POST, DELETE and
 * GET, with the 24-hour rule, per-user answers, paged lists, and the failures that a caller must live with.
 *
 * <p>Stubs added through {@link #wireMock()} come before the emulator's own. Under {@code /_emulator/} it can be
 * driven from outside; see {@link ControlEndpoint}.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users">Meta's page</a>
 */
public final class MetaEmulator implements AutoCloseable {

    private static final int BEHIND_OTHER_STUBS = 100;
    private static final int REQUESTS_KEPT = 5_000;

    private final Platform platform;
    private final WireMockServer server;

    private MetaEmulator(EmulatorSettings settings) {
        platform = new Platform(settings);
        BlockUsersEndpoint blockUsers = new BlockUsersEndpoint(platform);
        ControlEndpoint control = new ControlEndpoint(platform);
        server = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .port(settings.port())
                .maxRequestJournalEntries(REQUESTS_KEPT)
                .extensions(
                        new GraphStub("block-users", platform, http -> blockUsers.answer(GraphRequest.of(http))),
                        new GraphStub("control", platform, control::answer)));
    }

    /** Starts on any free port with {@link EmulatorSettings#defaults()}. */
    public static MetaEmulator start() {
        return start(EmulatorSettings.defaults());
    }

    public static MetaEmulator start(EmulatorSettings settings) {
        MetaEmulator emulator = new MetaEmulator(settings);
        emulator.server.start();
        emulator.addStubs();
        return emulator;
    }

    public int port() {
        return server.port();
    }

    /** What stands in for {@code https://graph.facebook.com}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** For stubs, scenarios and faults of a test's own. Resetting its mappings removes the emulator's. */
    public WireMockServer wireMock() {
        return server;
    }

    /** Declares a business phone number; its country code is put before numbers sent without a plus sign. */
    public void openLine(String line, String countryCode, String nationalNumber) {
        atomically(() -> platform.openLine(line, countryCode, nationalNumber));
    }

    /**
     * A sender wrote to a line. An undeclared line is opened.
     *
     * @param phone digits, with or without a plus sign; null if Meta doesn't know or show it
     * @param userId business-scoped id; null if Meta gave none
     * @return whether Meta would deliver it: not if the sender was blocked by then
     */
    public boolean received(String line, @Nullable String phone, @Nullable String userId, Instant sentAt) {
        String digits = phone == null ? null : bare(phone);
        String id = userId == null ? digits : userId;
        if (id == null) {
            throw new IllegalArgumentException("a sender has a phone number, a user id or both; got neither");
        }
        return atomically(() -> {
            platform.people().learn(digits, userId);
            return platform.lineOrNew(line).receive(id, sentAt);
        });
    }

    /** Who is blocked on a line: {@code +} and digits where the phone number is known, else the user id. */
    public Set<String> blocked(String line) {
        return atomically(() -> {
            Set<String> users = new LinkedHashSet<>();
            for (String id : platform.lineOrNew(line).blocked()) {
                String phone = platform.people().phoneOf(id);
                users.add(phone == null ? id : "+" + phone);
            }
            return users;
        });
    }

    /** Whether this phone number or user id is one of a blocked person's. */
    public boolean isBlocked(String line, String user) {
        return atomically(() -> platform.lineOrNew(line).isBlocked(bare(user)));
    }

    /** The calls to any line's list so far, oldest first, refused ones and lost ones included. */
    public List<Call> calls() {
        return atomically(platform::calls);
    }

    /** Somebody blocks users without the API, as in WhatsApp Manager: no window is asked for. */
    public void blockByHand(String line, Collection<String> users) {
        atomically(() -> users.forEach(user -> platform.lineOrNew(line).put(bare(user), platform.now())));
    }

    /** Somebody unblocks a user without the API. */
    public void unblockByHand(String line, String user) {
        atomically(() -> platform.lineOrNew(line).remove(bare(user)));
    }

    /** From now on this user of this line fails with this code; 0 lifts it. */
    public void refuse(String line, String user, int code) {
        atomically(() -> platform.lineOrNew(line).refuse(bare(user), code));
    }

    /** Plans a mishap, behind those planned before. */
    public void fail(Failure failure) {
        atomically(() -> platform.failures().plan(failure));
    }

    /** Drops all planned mishaps and delays. */
    public void recover() {
        atomically(() -> {
            platform.failures().clear();
            platform.delayBy(Duration.ZERO);
        });
    }

    /** Every call is acted on at once and answered this much later. */
    public void delayAnswers(Duration delay) {
        atomically(() -> platform.delayBy(delay));
    }

    public void turnOn(Quirk quirk) {
        atomically(() -> platform.quirks().add(quirk));
    }

    public void turnOff(Quirk quirk) {
        atomically(() -> platform.quirks().remove(quirk));
    }

    public void limitTo(Limits limits) {
        atomically(() -> platform.limitTo(limits));
    }

    /** Replaces the tokens that are let in; with none, every call gets 190. */
    public void letIn(String... accessTokens) {
        atomically(() -> platform.letIn(Set.of(accessTokens)));
    }

    /** Moves the emulator's clock, on top of the one it was started with. */
    public void advance(Duration by) {
        atomically(() -> platform.advance(by));
    }

    /** Forgets lines, senders, calls and everything that was changed since the start. */
    public void reset() {
        atomically(platform::reset);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void addStubs() {
        server.stubFor(any(urlPathMatching("/v[0-9]+\\.[0-9]+/[0-9]+/block_users"))
                .atPriority(BEHIND_OTHER_STUBS)
                .willReturn(aResponse().withTransformers("block-users")));
        server.stubFor(any(urlPathMatching("/_emulator(/.*)?"))
                .atPriority(BEHIND_OTHER_STUBS)
                .willReturn(aResponse().withTransformers("control")));
        GraphAnswer unknown = GraphAnswer.error(400, 2500, "Unknown path components", "");
        server.stubFor(any(anyUrl())
                .atPriority(BEHIND_OTHER_STUBS + 1)
                .willReturn(aResponse()
                        .withStatus(unknown.status())
                        .withHeader("content-type", "application/json; charset=UTF-8")
                        .withBody(unknown.body())));
    }

    private static String bare(String user) {
        return user.startsWith("+") ? user.substring(1) : user;
    }

    private void atomically(Runnable change) {
        synchronized (platform) {
            change.run();
        }
    }

    private <T> T atomically(Supplier<T> reading) {
        synchronized (platform) {
            return reading.get();
        }
    }
}
