package dev.portcullis.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Between a gateway and its Redis: passes everything on until a call that a test waits for, and nothing on any
 * connection from there on.
 */
public final class RedisTap implements AutoCloseable {

    private static final int CHUNK = 16_384;

    private final TestRedis redis;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<String> taught = ConcurrentHashMap.newKeySet();
    private @Nullable Hold awaited;
    private Way heldBack = Way.REQUEST;
    private boolean holding;
    private int cuts;

    /** What is held back of the call that is waited for. */
    private enum Way {
        REQUEST,
        REPLY
    }

    /** @param before how many such calls pass first */
    private record Hold(String script, String line, int before) {}

    private RedisTap(TestRedis redis, ServerSocket door) {
        this.redis = redis;
        this.door = door;
    }

    public static RedisTap on(TestRedis redis) {
        try {
            RedisTap tap = new RedisTap(redis, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            start(tap::accept);
            return tap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code quarkus.redis.hosts}; holds the password. */
    public URI uri() {
        return URI.create(redis.uri().toString().replace(":" + redis.port(), ":" + door.getLocalPort()));
    }

    /** The next call of that script, by the name of its file, for that line does not reach Redis. */
    public void holdRequest(String script, String line) {
        hold(new Hold(text(script), line, 0), Way.REQUEST);
    }

    /** The one after the next does not reach Redis. */
    public void holdSecondRequest(String script, String line) {
        hold(new Hold(text(script), line, 1), Way.REQUEST);
    }

    /** The next such call is carried out, and its answer does not reach the gateway. */
    public void holdReply(String script, String line) {
        hold(new Hold(text(script), line, 0), Way.REPLY);
    }

    private synchronized void hold(Hold hold, Way way) {
        awaited = hold;
        heldBack = way;
    }

    public synchronized boolean isHolding() {
        return holding;
    }

    /** Passes on what was held back. */
    public synchronized void letGo() {
        awaited = null;
        holding = false;
        notifyAll();
    }

    /** Closes the connections with all that is held back on them; later ones pass. */
    public synchronized void cut() {
        cuts++;
        letGo();
        sockets.forEach(RedisTap::closeQuietly);
    }

    @Override
    public void close() {
        closeQuietly(door);
        cut();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), redis.port());
            sockets.add(client);
            sockets.add(server);
            int since = cuts();
            start(() -> passRequests(client, server, since));
            start(() -> passReplies(server, client, since));
        }
    }

    private void passRequests(Socket client, Socket server, int since) throws IOException {
        try (client;
                server) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (Optional<RespRequest> next = RespRequest.read(in); next.isPresent(); next = RespRequest.read(in)) {
                look(next.get());
                stay(Way.REQUEST, since);
                server.getOutputStream().write(next.get().wire());
            }
        }
    }

    private void passReplies(Socket server, Socket client, int since) throws IOException {
        try (server;
                client) {
            InputStream in = server.getInputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                stay(Way.REPLY, since);
                client.getOutputStream().write(chunk, 0, read);
            }
        }
    }

    private synchronized void look(RespRequest request) {
        request.taught().ifPresent(taught::add);
        Hold hold = awaited;
        if (hold != null && isMeant(request, hold)) {
            awaited = hold.before() == 0 ? null : new Hold(hold.script(), hold.line(), hold.before() - 1);
            holding = hold.before() == 0;
        }
    }

    private boolean isMeant(RespRequest request, Hold hold) {
        return taught.stream()
                .filter(text -> text.endsWith(hold.script()))
                .anyMatch(text -> request.calls(text, hold.line()));
    }

    private synchronized void stay(Way way, int since) throws IOException {
        try {
            while (holding && heldBack == way && since == cuts) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (since != cuts) {
            throw new IOException("cut");
        }
    }

    private synchronized int cuts() {
        return cuts;
    }

    private static String text(String script) {
        try (InputStream in = RedisTap.class.getResourceAsStream("/redis/" + script + ".lua")) {
            return new String(Objects.requireNonNull(in, script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Pump {
        void run() throws IOException;
    }

    private static void start(Pump pump) {
        Thread.ofPlatform().daemon().name("redis-tap").start(() -> {
            try {
                pump.run();
            } catch (IOException e) {
                // One side has gone, which is what the tests are about.
            }
        });
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
