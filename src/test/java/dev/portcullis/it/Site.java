package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.dev.SignedPost;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import dev.portcullis.testing.RedisServers;
import dev.portcullis.testing.RedisSide;
import dev.portcullis.testing.TestRedis;
import dev.portcullis.testing.TestRedisCluster;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A packaged gateway between Meta's emulator and a Redis that no other has. */
final class Site implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z]+)\"");

    private final MetaEmulator meta = MetaEmulator.start();
    private final RedisSide redis;
    private final GatewayLaunch launch;
    private final List<GatewayProcess> started = new CopyOnWriteArrayList<>();

    private Site(String name, RedisSide redis, UnaryOperator<GatewayLaunch> settings) {
        this.redis = redis;
        this.launch = settings.apply(GatewayLaunch.named(name).meta(meta.url()));
    }

    static Site open(String name) {
        return open(name, UnaryOperator.identity());
    }

    static Site open(String name, UnaryOperator<GatewayLaunch> settings) {
        Site site = prepare(name, settings);
        site.startAnother();
        return site;
    }

    /** No process yet. */
    static Site prepare(String name, UnaryOperator<GatewayLaunch> settings) {
        TestRedis redis = RedisServers.start("appendonly yes");
        return new Site(name, redis, launch -> settings.apply(launch.redis(redis)));
    }

    static Site open(String name, TestRedisCluster cluster, UnaryOperator<GatewayLaunch> settings) {
        Site site = new Site(name, cluster, launch -> settings.apply(launch.redis(cluster)));
        site.startAnother();
        return site;
    }

    MetaEmulator meta() {
        return meta;
    }

    /** The only server; a cluster's nodes are with whoever started it. */
    TestRedis redis() {
        return (TestRedis) redis;
    }

    /** What the server, or the node that is responsible, answers. */
    String ask(String... command) {
        return redis.call(command);
    }

    /** The process that was started last. */
    GatewayProcess gateway() {
        return started.getLast();
    }

    GatewayLaunch launch() {
        return launch;
    }

    /** Another process on the same Redis; deliveries go there from now on. */
    void startAnother() {
        startAnother(UnaryOperator.identity());
    }

    GatewayProcess startAnother(UnaryOperator<GatewayLaunch> settings) {
        GatewayProcess another = settings.apply(launch).start();
        started.add(another);
        return another;
    }

    Line newLine() {
        return Line.open(meta);
    }

    /** Delivers once, signed; answers with the status. */
    int deliver(MetaDelivery delivery) {
        return post(delivery.signed(GatewayLaunch.APP_SECRET));
    }

    int post(SignedPost post) {
        return send(post.to(gateway().webhook())).statusCode();
    }

    /** Delivers once, to that process, and does not wait; the answer is empty where none came. */
    CompletableFuture<Optional<Integer>> beginDelivery(GatewayProcess to, MetaDelivery delivery) {
        HttpRequest request = delivery.signed(GatewayLaunch.APP_SECRET).to(to.webhook());
        return CLIENT.sendAsync(request, BodyHandlers.discarding())
                .handle((answer, failure) -> Optional.ofNullable(answer).map(HttpResponse::statusCode));
    }

    /** One call each, all of which are accepted. */
    void deliverEach(Line line, List<MetaMessage> messages) {
        messages.forEach(message -> assertThat(deliver(line.delivery(message))).isEqualTo(200));
    }

    /**
     * Nobody of the line so far. Somebody who is to be blocked writes last: when that has happened, whoever was to be
     * blocked before has been, too.
     */
    void assertNobodyIsBlocked(Line line) {
        Persona last = Strangers.known();
        deliver(line.delivery(line.text(last, Instant.now(), Line.BAIT)));
        await().untilAsserted(() -> assertThat(line.isBlocked(last)).isTrue());
        assertThat(line.blocked()).containsExactly(Strangers.nameToMeta(last));
        assertThat(line.calls("POST")).hasSize(1);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return sendOrFail(request);
        } catch (IOException e) {
            throw new AssertionError("no answer from the gateway: " + e, e);
        }
    }

    /** @throws IOException where there was no answer */
    HttpResponse<String> sendOrFail(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the gateway keeps in Redis, but for the locks of its jobs, which come and go. */
    Set<String> keys() {
        return redis.call("KEYS", "*")
                .lines()
                .filter(key -> !key.isEmpty() && !key.startsWith("portcullis:lock:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many signed things that could not be read are kept. */
    long deadLetters() {
        return Long.parseLong(redis.call("XLEN", "portcullis:{dead}:letters"));
    }

    /** What the gateway holds of somebody's case: pending, blocked and so on; "none" where there is no case. */
    String stateOf(Line line, Persona persona) {
        String key = persona.userId() == null ? String.valueOf(persona.phone()) : persona.userId();
        Matcher state = STATE.matcher(redis.call("HGET", "portcullis:{" + line.id() + "}:cases", key));
        return state.find() ? state.group(1) : "none";
    }

    @Override
    public void close() {
        started.forEach(GatewayProcess::close);
        redis.stop();
        meta.close();
    }
}
