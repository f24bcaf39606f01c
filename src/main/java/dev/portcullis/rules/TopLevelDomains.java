package dev.portcullis.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The top-level domains there are, from the list of the root zone's operator, whose version is in its first line.
 *
 * @see <a href="https://data.iana.org/TLD/tlds-alpha-by-domain.txt">IANA: top-level domains</a>
 */
final class TopLevelDomains {

    private static final Set<String> KNOWN = read("/links/tlds-alpha-by-domain.txt");

    /** The chars of the longest; letters of other scripts make a name shorter, never longer. */
    static final int LONGEST = KNOWN.stream().mapToInt(String::length).max().orElseThrow();

    private TopLevelDomains() {}

    /** @param label in lower-case ASCII form */
    static boolean contain(String label) {
        return KNOWN.contains(label);
    }

    private static Set<String> read(String resource) {
        try (InputStream list = TopLevelDomains.class.getResourceAsStream(resource)) {
            if (list == null) {
                throw new IllegalStateException("the list of top-level domains was not packaged");
            }
            return new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
