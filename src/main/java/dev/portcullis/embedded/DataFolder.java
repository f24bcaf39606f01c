package dev.portcullis.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server's data folder, held by one gateway at a time: Redis itself does not lock its folder, and two servers on one
 * would ruin the data.
 */
final class DataFolder implements AutoCloseable {

    static final String PID_FILE = "redis.pid";

    private static final String LOCK_FILE = "gateway.lock";
    /** Closing any channel of a file drops this process's lock on it, so a second one must never be opened. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Waits until no other gateway and no server of a killed one uses the folder.
     *
     * @throws RedisStartException if another gateway still holds it after that time
     */
    static DataFolder claim(Path directory, Duration patience) {
        try {
            Path path = create(directory).toRealPath();
            DataFolder folder = new DataFolder(path, lock(path, patience));
            folder.awaitPredecessor(patience);
            return folder;
        } catch (IOException e) {
            throw new RedisStartException(
                    "The data folder " + directory.toAbsolutePath() + " of the embedded Redis server cannot be used: "
                            + e + ". Expected: a folder that this user may write to. Set"
                            + " portcullis.redis.embedded.directory (PORTCULLIS_REDIS_EMBEDDED_DIRECTORY).",
                    e);
        }
    }

    Path path() {
        return path;
    }

    /** The server's process; the server writes it once it listens. */
    Optional<ProcessHandle> server() throws IOException {
        Path pidFile = path.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).strip();
        // A process id may have been given to another program since; the executable in this folder is only ours.
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).filter(this::runsOurExecutable)
                : Optional.empty();
    }

    void forgetServer() throws IOException {
        Files.deleteIfExists(path.resolve(PID_FILE));
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD_HERE.remove(path);
        }
    }

    private static Path create(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Path absolute = directory.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        return Files.createDirectories(
                absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static FileChannel lock(Path path, Duration patience) throws IOException {
        Path file = path.resolve(LOCK_FILE);
        Optional<FileChannel> held = Polling.await(patience, () -> tryLock(path, file));
        return held.orElseThrow(() -> new RedisStartException("The data folder " + path
                + " of the embedded Redis server is in use by " + holder(path, file) + "; waited "
                + patience.toSeconds() + " s. Stop that process, or give this gateway a folder of its own by"
                + " portcullis.redis.embedded.directory (PORTCULLIS_REDIS_EMBEDDED_DIRECTORY), or set"
                + " quarkus.redis.hosts (QUARKUS_REDIS_HOSTS) to a Redis server that several gateways may share."));
    }

    private static Optional<FileChannel> tryLock(Path path, Path file) throws IOException {
        if (!HELD_HERE.add(path)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            locked = lock != null;
            if (!locked) {
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
            return Optional.of(channel);
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } finally {
            if (!locked) {
                HELD_HERE.remove(path);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static String holder(Path path, Path file) {
        if (HELD_HERE.contains(path)) {
            return "this very process";
        }
        try {
            return "process " + Files.readString(file).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    private void awaitPredecessor(Duration patience) throws IOException {
        Optional<ProcessHandle> predecessor = server();
        if (predecessor.isPresent()) {
            ProcessHandle server = predecessor.get();
            // Its guard ends it; if the guard was killed too, nobody else will.
            if (!Polling.isTrue(patience, () -> !server.isAlive())
                    && server.destroy()
                    && !Polling.isTrue(patience, () -> !server.isAlive())) {
                server.destroyForcibly();
                Polling.isTrue(patience, () -> !server.isAlive());
            }
        }
        forgetServer();
    }

    private boolean runsOurExecutable(ProcessHandle process) {
        String executable = path.resolve(RedisBinary.FILE).toString();
        return process.info()
                .command()
                .filter(command -> command.startsWith(executable))
                .isPresent();
    }
}
