package dev.portcullis.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A redis-server below a shell guard, which ends it when this JVM ends in whatever way. */
final class GuardedProcess {

    private static final Logger LOG = Logger.getLogger(GuardedProcess.class);
    private static final String GUARD = "/embedded/redis-guard.sh";
    /** The guard itself goes from SIGTERM to SIGKILL after 10 s. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(13);

    private static final int TAIL_LINES = 20;

    private final Process guard;
    private final Deque<String> tail = new ArrayDeque<>();

    private GuardedProcess(Process guard) {
        this.guard = guard;
    }

    static GuardedProcess launch(Path executable, String conf) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", "-c", guardScript(), "redis-guard", executable.toString());
        builder.directory(executable.getParent().toFile());
        builder.redirectErrorStream(true);
        // The gateway's environment holds tokens that the server has no use for.
        builder.environment().keySet().retainAll(Set.of("PATH"));
        GuardedProcess launched = new GuardedProcess(builder.start());
        try {
            launched.configure(conf);
            return launched;
        } catch (IOException e) {
            launched.end();
            throw e;
        }
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /** The last lines that the server or its guard wrote. */
    String tail() {
        synchronized (tail) {
            return String.join("\n", tail);
        }
    }

    /** The exit status of the server, once it has ended. */
    int awaitExit() throws InterruptedException {
        return guard.waitFor();
    }

    /** Has the guard end the server, and returns when both are gone, even if interrupted meanwhile. */
    void end() throws IOException {
        guard.getOutputStream().close();
        try {
            guard.onExit()
                    .orTimeout(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            guard.descendants().forEach(ProcessHandle::destroyForcibly);
            guard.destroyForcibly().onExit().join();
        }
    }

    private void configure(String conf) throws IOException {
        Thread.ofPlatform().daemon().name("embedded-redis-log").start(this::drain);
        OutputStream toGuard = guard.getOutputStream();
        toGuard.write((conf + "\n").getBytes(UTF_8));
        toGuard.flush();
    }

    private void drain() {
        try (BufferedReader lines = guard.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.debug(line);
                remember(line);
            }
        } catch (IOException e) {
            LOG.debug("The embedded Redis server's output ended", e);
        }
    }

    private void remember(String line) {
        synchronized (tail) {
            tail.addLast(line);
            if (tail.size() > TAIL_LINES) {
                tail.removeFirst();
            }
        }
    }

    private static String guardScript() throws IOException {
        try (InputStream script = GuardedProcess.class.getResourceAsStream(GUARD)) {
            if (script == null) {
                throw new RedisStartException("The script " + GUARD + " is not in this package.");
            }
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
