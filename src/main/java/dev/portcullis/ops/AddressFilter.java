package dev.portcullis.ops;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/** Keeps the ids of senders, which stand in addresses of the API, out of what Quarkus tells of failed requests. */
@LoggingFilter(name = "addresses")
final class AddressFilter implements Filter {

    private static final String TELLER = "io.quarkus.vertx.http.runtime.QuarkusErrorHandler";
    private static final Pattern ADDRESS = Pattern.compile("(/(?:senders|lines)/)[^\\s?,]+");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (TELLER.equals(line.getLoggerName())) {
            line.setMessage(masked(line.getMessage()));
            Object[] given = line.getParameters();
            if (given != null) {
                line.setParameters(Arrays.stream(given)
                        .map(each -> each instanceof CharSequence text ? masked(text.toString()) : each)
                        .toArray());
            }
        }
        return true;
    }

    private static String masked(String text) {
        return ADDRESS.matcher(text).replaceAll("$1***");
    }
}
