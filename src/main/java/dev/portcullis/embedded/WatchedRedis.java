package dev.portcullis.embedded;

import java.net.URI;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A server that is started again, on the same port and data, should it end by itself: killed for its memory, say. Clients
 * reconnect as to any Redis that was restarted.
 */
final class WatchedRedis implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WatchedRedis.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final RedisSettings settings;
    private final Thread watch;
    private volatile RedisServer server;
    private volatile boolean closing;

    private WatchedRedis(RedisSettings settings, RedisServer server) {
        this.settings = settings.onPort(server.port());
        this.server = server;
        this.watch = Thread.ofPlatform().daemon().name("embedded-redis-watch").unstarted(this::keepRunning);
    }

    static WatchedRedis start(RedisSettings settings) {
        WatchedRedis watched = new WatchedRedis(settings, RedisServer.start(settings));
        LOG.infof(
                "No quarkus.redis.hosts is set: the embedded Redis server, process %d, keeps its data in %s",
                watched.server.process().pid(), settings.directory().toAbsolutePath());
        watched.watch.start();
        return watched;
    }

    URI uri() {
        return server.uri();
    }

    ProcessHandle process() {
        return server.process();
    }

    @Override
    public void close() {
        closing = true;
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    private void keepRunning() {
        try {
            while (!closing) {
                String lastWords = server.awaitExit();
                LOG.errorf("The embedded Redis server ended by itself and is started again: %s", lastWords);
                server.close();
                server = startAgain();
            }
        } catch (InterruptedException e) {
            // close() interrupts: there is nothing more to watch.
        }
    }

    private RedisServer startAgain() throws InterruptedException {
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            Thread.sleep(pause);
            try {
                return RedisServer.start(settings);
            } catch (RedisStartException e) {
                LOG.errorf("The embedded Redis server could not be started again: %s", e.getMessage());
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
