package dev.portcullis.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.portcullis.message.TextPart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The hosts that the links of a message lead to. */
final class LinkHosts {

    private static final Pattern LINK =
            Pattern.compile("(?i)(?:https?://|\\bwww\\.)([a-z0-9.-]+)", Pattern.CASE_INSENSITIVE);

    private LinkHosts() {}

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
