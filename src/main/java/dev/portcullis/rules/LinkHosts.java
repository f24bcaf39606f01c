package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hosts that the links of a message lead to. */
public final class LinkHosts {

    private static final Set<TextPart.Place> PLACES =
            EnumSet.of(TextPart.Place.BODY, TextPart.Place.CAPTION, TextPart.Place.CONTACT_URL);

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

    /** The links in the parts where people write links; a file name or a street looks like one at times. */
    static List<Link> of(List<PartTexts> parts) {
        return parts.stream()
                .filter(part -> PLACES.contains(part.place()))
                .flatMap(part -> LinkScanner.links(part).stream())
                .toList();
    }
}
