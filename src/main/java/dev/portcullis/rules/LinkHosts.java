package dev.portcullis.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.portcullis.message.TextPart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The hosts that the links of a message lead to. */
public final class LinkHosts {

    private static final Pattern LINK =
            Pattern.compile("(?i)(?:https?://|\\bwww\\.)([a-z0-9.-]+)", Pattern.CASE_INSENSITIVE);

    private LinkHosts() {}

    /**
     * Reads a host as people write it: in any case, with letters of any script, an IPv6 address in brackets or not.
     *
     * @return its lower-case ASCII form, which {@link Condition.LinksTo} takes; empty for what is no host (a URL, a
     *     port, a pattern, an address out of range) and for a single word that is no top-level domain
     */
    public static Optional<String> parse(String written) {
        String host = Cleaning.clean(written).text();
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        Optional<String> six = IpAddress.six(bracketed ? host.substring(1, host.length() - 1) : host);
        return six.isPresent()
                ? six
                : HostName.normalise(host).filter(name -> name.indexOf('.') >= 0 || TopLevelDomains.contain(name));
    }

    static Set<String> of(List<TextPart> parts) {
        Set<String> hosts = new LinkedHashSet<>();
        for (TextPart part : parts) {
            Matcher link = LINK.matcher(part.text());
            while (link.find()) {
                hosts.add(link.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return hosts;
    }
}
