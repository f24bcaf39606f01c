package dev.portcullis.graph;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of one HTTP call, before anybody has looked into the body. */
sealed interface Exchange {

    /**
     * An answer with whatever status.
     *
     * @param headers by name in lower case
     * @param body at most {@link GraphHttp#LARGEST_BODY} bytes
     */
    record Answered(int status, Map<String, String> headers, byte[] body) implements Exchange {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * No answer, or not the whole of it.
     *
     * @param mayHaveArrived false only if the request surely never left
     */
    record Lost(String what, String details, boolean mayHaveArrived) implements Exchange {}
}
