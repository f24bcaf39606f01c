package dev.portcullis.graph;

import dev.portcullis.message.LineId;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jboss.resteasy.reactive.client.api.LoggingScope;

/**
 * The wire by Quarkus' REST client. It is built here and not injected, so that its address, proxy and timeouts come
 * from our own keys.
 *
 * <p>Each call runs on a virtual thread of its own: the client's read timeout starts anew with every byte, and only by
 * giving up on a thread is there one deadline for all of a call.
 */
@ApplicationScoped
class RestGraphHttp implements GraphHttp {

    private final GraphRestClient client;
    private final String version;
    private final Duration deadline;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    RestGraphHttp(GraphConfig config) {
        List<String> problems = GraphConfigProblems.of(config);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
        this.version = config.version();
        this.deadline = config.timeout();
        this.client = build(config);
    }

    private static GraphRestClient build(GraphConfig config) {
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(config.url()))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                // A redirect would carry the token to another host.
                .followRedirects(false)
                // The header of every request holds the token, whatever is logged elsewhere.
                .loggingScope(LoggingScope.NONE)
                .userAgent("portcullis")
                // Answers of every status are read: a refusal still lists the users that were done.
                .disableDefaultMapper(true);
        config.proxy().flatMap(HostAndPort::parse).ifPresent(proxy -> builder.proxyAddress(proxy.host(), proxy.port()));
        return builder.build(GraphRestClient.class);
    }

    @Override
    public Exchange block(LineId line, Credentials by, String body) {
        return exchange(() -> client.block(
                version, line.value(), authorization(by), by.proof().orElse(null), body));
    }

    @Override
    public Exchange unblock(LineId line, Credentials by, String body) {
        return exchange(() -> client.unblock(
                version, line.value(), authorization(by), by.proof().orElse(null), body));
    }

    @Override
    public Exchange list(LineId line, Credentials by, PageRequest page) {
        Integer limit = page.limit().isPresent() ? page.limit().getAsInt() : null;
        return exchange(() -> client.list(
                version,
                line.value(),
                authorization(by),
                by.proof().orElse(null),
                limit,
                page.after().orElse(null)));
    }

    private static String authorization(Credentials by) {
        return "Bearer " + by.token();
    }

    private Exchange exchange(Callable<Response> call) {
        Future<Exchange> future = calls.submit(() -> {
            try (Response response = call.call()) {
                return read(response);
            }
        });
        try {
            return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return new Exchange.Lost("no complete answer within " + deadline.toMillis() + " ms", "", true);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.Lost("interrupted while waiting for the answer", "", true);
        } catch (ExecutionException e) {
            return LostCall.of(e.getCause());
        }
    }

    private static Exchange read(Response response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        response.getStringHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] body = new byte[0];
        if (response.hasEntity()) {
            try (InputStream in = content(response.readEntity(InputStream.class), headers)) {
                body = in.readNBytes(LARGEST_BODY + 1);
            }
        }
        if (body.length > LARGEST_BODY) {
            return new Exchange.Lost("an answer of more than " + LARGEST_BODY + " bytes", "", true);
        }
        return new Exchange.Answered(response.getStatus(), headers, body);
    }

    /** Nobody asked for it, but a proxy on the way may compress all the same. */
    private static InputStream content(InputStream sent, Map<String, String> headers) throws IOException {
        return headers.getOrDefault("content-encoding", "").strip().equalsIgnoreCase("gzip")
                ? new GZIPInputStream(sent)
                : sent;
    }

    @PreDestroy
    void close() throws IOException {
        calls.shutdownNow();
        ((Closeable) client).close();
    }
}
