package dev.portcullis.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A redis-server as a child process: on 127.0.0.1 only, behind a password, the only one on its data folder. It ends with
 * this JVM, however that ends.
 */
public final class RedisServer implements AutoCloseable {

    /** Longer than a predecessor's guard takes from SIGTERM to SIGKILL. */
    static final Duration FOLDER_PATIENCE = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(RedisServer.class);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);
    private static final int PORT_ATTEMPTS = 5;

    private final RedisSettings settings;
    private final int port;
    private final DataFolder folder;
    private final GuardedProcess process;

    private RedisServer(RedisSettings settings, int port, DataFolder folder, GuardedProcess process) {
        this.settings = settings;
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    /**
     * Returns once the server answers, after it has loaded its data.
     *
     * @throws RedisStartException if it cannot; nothing is left running then
     */
    public static RedisServer start(RedisSettings settings) {
        return start(settings, FOLDER_PATIENCE);
    }

    static RedisServer start(RedisSettings settings, Duration folderPatience) {
        RedisBinary binary = RedisBinary.forThisMachine();
        DataFolder folder = DataFolder.claim(settings.directory(), folderPatience);
        try {
            return startIn(folder, binary.extractInto(folder.path()), settings);
        } catch (IOException e) {
            release(folder, e);
            throw new RedisStartException(
                    "The embedded Redis server in " + folder.path() + " could not be started: " + e
                            + ". It needs /bin/sh; set quarkus.redis.hosts (QUARKUS_REDIS_HOSTS) where there is none.",
                    e);
        } catch (RedisStartException e) {
            release(folder, e);
            throw e;
        }
    }

    /** With the password; not for logs. */
    public URI uri() {
        return URI.create("redis://:" + settings.password() + "@127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** The server's own process, not that of its guard. */
    public ProcessHandle process() {
        try {
            return folder.server().orElseThrow(() -> new IllegalStateException("the server has ended"));
        } catch (IOException e) {
            throw new IllegalStateException("the server's process is unknown", e);
        }
    }

    /** Waits until the server has ended, wanted or not, and returns its last words. */
    String awaitExit() throws InterruptedException {
        return "exit status " + process.awaitExit() + "\n" + process.tail();
    }

    /** One command on a connection of its own; an error's text begins with its code, a list has one element a line. */
    public String call(String... command) throws IOException {
        try (RespConnection connection = new RespConnection(port)) {
            connection.call("AUTH", settings.password());
            return connection.call(command);
        }
    }

    /** Ends the server by SIGTERM, after 10 s by SIGKILL, and gives the folder free. */
    @Override
    public void close() {
        try {
            process.end();
            folder.close();
        } catch (IOException e) {
            throw new IllegalStateException("The embedded Redis server in " + folder.path() + " did not end", e);
        }
    }

    private static RedisServer startIn(DataFolder folder, Path executable, RedisSettings settings) throws IOException {
        // Between the choice of a free port and its use by the server another program may take it.
        int attempts = settings.port() == 0 ? PORT_ATTEMPTS : 1;
        String tail = "";
        for (int attempt = 0; attempt < attempts; attempt++) {
            int port = settings.port() == 0 ? freePort() : settings.port();
            GuardedProcess process = GuardedProcess.launch(executable, settings.conf(port));
            RedisServer server = new RedisServer(settings, port, folder, process);
            boolean answers = false;
            try {
                answers = server.awaitAnswer();
            } finally {
                if (!answers) {
                    process.end();
                }
            }
            if (answers) {
                return server;
            }
            tail = process.tail();
        }
        throw new RedisStartException(
                "The embedded Redis server in " + folder.path() + " ended at its start; its last words:\n" + tail);
    }

    /** False if the server ended instead; as long as it loads its data it is waited for. */
    private boolean awaitAnswer() throws IOException {
        // Only the server that has the port writes its process id, so the password goes to no other program.
        boolean listens = Polling.isTrue(
                ANSWER_PATIENCE, () -> !process.isAlive() || folder.server().isPresent());
        while (listens && !Polling.isTrue(ANSWER_PATIENCE, () -> !process.isAlive() || answersPing())) {
            LOG.infof("The embedded Redis server is still loading its data from %s", folder.path());
        }
        return listens && process.isAlive();
    }

    private boolean answersPing() {
        try {
            return "PONG".equals(call("PING"));
        } catch (IOException e) {
            LOG.debug("The embedded Redis server does not answer yet", e);
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void release(DataFolder folder, Exception reason) {
        try {
            folder.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
