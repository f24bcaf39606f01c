package dev.portcullis.graph;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Tells from an exception whether the request can have reached Meta.
 *
 * <p>Only class names are handed on: the text of such exceptions holds the address with its query.
 */
final class LostCall {

    private static final Set<Class<? extends IOException>> BEFORE_SENDING =
            Set.of(ConnectException.class, UnknownHostException.class, SSLHandshakeException.class);

    private LostCall() {}

    static Exchange.Lost of(Throwable thrown) {
        List<Throwable> chain = chainOf(thrown);
        String details = chain.getLast().getClass().getSimpleName();
        if (chain.stream().anyMatch(LostCall::isBeforeSending)) {
            return new Exchange.Lost("no connection", details, false);
        }
        if (chain.stream().anyMatch(TimeoutException.class::isInstance)) {
            return new Exchange.Lost("no answer in time", details, true);
        }
        return new Exchange.Lost("connection lost before the answer was complete", details, true);
    }

    private static boolean isBeforeSending(Throwable thrown) {
        return BEFORE_SENDING.stream().anyMatch(type -> type.isInstance(thrown));
    }

    private static List<Throwable> chainOf(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }
}
