package dev.portcullis.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a number of connections busy, one request at a time on each. A program of its own, of nothing but the JDK and
 * with one thread, so that it takes little from what it measures.
 *
 * <p>Everything is signed before the clock starts; when all requests have been sent, they are sent again.
 */
final class LoadGenerator {

    private static final int SENDERS = 10_000;
    private static final int MOST_TIMES = 4_000_000;

    private final List<ByteBuffer> requests = new ArrayList<>();
    private final Map<Integer, Long> statuses = new HashMap<>();
    private final long[] times = new long[MOST_TIMES];
    private final Deque<SelectionKey> idle = new ArrayDeque<>();
    private double nanosBetween;
    private int timed;
    private int sent;

    /**
     * Arguments: port, path, connections, seconds, requests, seed, {@code both} or {@code phone}, most requests a
     * second (0: as many as are answered).
     */
    public static void main(String[] arguments) throws IOException {
        LoadGenerator generator = new LoadGenerator();
        SignedRequests source =
                new SignedRequests(arguments[1], Long.parseLong(arguments[5]), SENDERS, arguments[6].equals("both"));
        int requests = Integer.parseInt(arguments[4]);
        // Nobody writes so often that a rule against floods is met: each run stands for some minutes of the last hour.
        long start = System.currentTimeMillis() / 1_000 - 3_600 + 200 * (Long.parseLong(arguments[5]) % 18);
        for (int i = 0; i < requests; i++) {
            generator.requests.add(source.next(start + 200L * i / requests));
        }
        generator.nanosBetween = arguments[7].equals("0") ? 0 : 1e9 / Double.parseDouble(arguments[7]);
        System.out.println(generator
                .run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]))
                .toLine());
    }

    /** Runs one in a JVM of its own, and waits for it. */
    static LoadReport inOwnProcess(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xms1g",
                "-XX:+UseSerialGC",
                "-cp",
                "target/test-classes",
                LoadGenerator.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                return LoadReport.ofLine(out.readLine());
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LoadReport run(int port, int connections, double seconds) throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Exchange());
            }
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            idle.addAll(selector.keys());
            while (System.nanoTime() < end) {
                while (!idle.isEmpty() && start + sent * nanosBetween <= System.nanoTime()) {
                    send(idle.remove());
                }
                selector.select(this::receive, idle.isEmpty() ? 100 : 1);
            }
            double took = (System.nanoTime() - start) / 1e9;
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            return LoadReport.of(took, statuses, Arrays.copyOf(times, timed));
        }
    }

    private void send(SelectionKey key) {
        ByteBuffer request = requests.get(sent++ % requests.size()).duplicate();
        Exchange exchange = (Exchange) key.attachment();
        exchange.in.clear();
        exchange.startedAt = System.nanoTime();
        try {
            while (request.hasRemaining()) {
                ((SocketChannel) key.channel()).write(request);
            }
        } catch (IOException e) {
            lose(key);
        }
    }

    private void receive(SelectionKey key) {
        Exchange exchange = (Exchange) key.attachment();
        try {
            if (((SocketChannel) key.channel()).read(exchange.in) < 0) {
                lose(key);
                return;
            }
        } catch (IOException e) {
            lose(key);
            return;
        }
        int status = exchange.status();
        if (status > 0) {
            statuses.merge(status, 1L, Long::sum);
            if (timed < MOST_TIMES) {
                times[timed++] = System.nanoTime() - exchange.startedAt;
            }
            idle.add(key);
        }
    }

    private void lose(SelectionKey key) {
        statuses.merge(0, 1L, Long::sum);
        key.cancel();
    }

    /** One connection's request and the answer to it. */
    private static final class Exchange {

        private final ByteBuffer in = ByteBuffer.allocate(4_096);
        private long startedAt;

        /** The status of the answer, or 0 as long as it is not all there. */
        int status() {
            String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return 0;
            }
            int length = text.indexOf("content-length: ");
            int body = length < 0 || length > head
                    ? 0
                    : Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length)));
            return text.length() >= head + 4 + body ? Integer.parseInt(text.substring(9, 12)) : 0;
        }
    }
}
