package dev.portcullis.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Posts over a bare socket, since an HTTP client that is refused while it still writes tells of a lost connection. */
final class RawPost {

    private static final int PIECE = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RawPost() {}

    /** With a Content-Length; answers with the status. */
    static int whole(URI target, byte[] body) throws IOException {
        return send(target, "Content-Length: " + body.length, out -> {
            for (int from = 0; from < body.length; from += PIECE) {
                out.write(body, from, Math.min(PIECE, body.length - from));
            }
        });
    }

    /** Without a word of how much will come; answers with the status. */
    static int chunked(URI target, byte[] body) throws IOException {
        return send(target, "Transfer-Encoding: chunked", out -> {
            for (int from = 0; from < body.length; from += PIECE) {
                int size = Math.min(PIECE, body.length - from);
                out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(body, from, size);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    private static int send(URI target, String length, Body body) throws IOException {
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            OutputStream out = socket.getOutputStream();
            out.write("POST %s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n"
                    .formatted(target.getPath(), target.getAuthority(), length)
                    .getBytes(StandardCharsets.US_ASCII));
            Thread writer = Thread.ofVirtual().start(() -> write(body, out));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = in.readLine();
            writer.interrupt();
            if (status == null) {
                throw new IOException("the connection was closed without an answer");
            }
            return Integer.parseInt(status.split(" ")[1]);
        }
    }

    private static void write(Body body, OutputStream out) {
        try {
            body.writeTo(out);
        } catch (IOException e) {
            // Answered and closed before all was written: what the answer is, the reader tells.
        }
    }

    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
