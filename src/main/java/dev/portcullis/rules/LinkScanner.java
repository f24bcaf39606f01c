package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the links of one cleaned text: a host behind {@code http(s)://}, behind {@code www.}, or under a known top-level
 * domain and before a slash. A bare {@code word.tld} is mostly a missing space.
 */
final class LinkScanner {

    private static final String AUTHORITY_ENDS = " /\\?#<>\"[]{}|^`";
    private static final String LINK_ENDS = " <>\"";
    private static final String WWW = "www.";

    private final TextPart.Place place;
    private final MappedText clean;
    private final String text;
    private final List<Link> links = new ArrayList<>();
    /** Up to here a link goes on, whose path has slashes of its own. */
    private int inside;

    private LinkScanner(TextPart.Place place, MappedText clean) {
        this.place = place;
        this.clean = clean;
        // A field for an address needs no slash to hold one.
        this.text = place == TextPart.Place.CONTACT_URL ? clean.text() + "/" : clean.text();
    }

    static List<Link> links(PartTexts part) {
        return new LinkScanner(part.place(), part.clean()).run();
    }

    private List<Link> run() {
        int at = 0;
        while (at < text.length()) {
            at = switch (text.charAt(at)) {
                case ':' -> afterScheme(at);
                case 'w', 'W' -> atWww(at);
                case '/' -> atSlash(at);
                default -> at + 1;
            };
        }
        return links;
    }

    private int afterScheme(int colon) {
        int start = colon + 1;
        while (start < text.length() && isSlash(text.charAt(start))) {
            start++;
        }
        boolean scheme =
                text.regionMatches(true, colon - 4, "http", 0, 4) || text.regionMatches(true, colon - 5, "https", 0, 5);
        if (!scheme || start == colon + 1) {
            return colon + 1;
        }
        // What stands before the last at sign is a name for the host to know the visitor by, and made to deceive.
        int host = start;
        for (int at = start; at < text.length() && AUTHORITY_ENDS.indexOf(text.charAt(at)) < 0; at++) {
            host = text.charAt(at) == '@' ? at + 1 : host;
        }
        return add(host);
    }

    private int atWww(int start) {
        if (!text.regionMatches(true, start, WWW, 0, WWW.length()) || !HostRun.begins(text, start)) {
            return start + 1;
        }
        int end = HostRun.end(text, start);
        boolean named = HostRun.withoutTail(text.substring(start, end)) > WWW.length();
        boolean mail = end < text.length() && text.charAt(end) == '@';
        return named && !mail && mayLink(start) ? add(start) : end;
    }

    private int atSlash(int slash) {
        if (slash < inside) {
            return slash + 1;
        }
        int end = HostRun.beforePort(text, slash);
        int start = HostRun.start(text, end);
        if (HostRun.endsInKnownDomain(text.substring(start, end))) {
            if (mayLink(start)) {
                add(start, end);
            } else {
                goInside(slash);
            }
        }
        return slash + 1;
    }

    /** Not in a mail address, and not behind another scheme. */
    private boolean mayLink(int start) {
        int at = start;
        while (at > 0 && isSlash(text.charAt(at - 1))) {
            at--;
        }
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean mail = before == '@' && at > 1 && Letters.isOfWord(text.codePointBefore(at - 1));
        return at < start ? before != ':' : !mail;
    }

    /** Adds the link whose host begins there, if one does, and says where to go on. */
    private int add(int start) {
        if (start < text.length() && text.charAt(start) == '[') {
            return addAddress(start);
        }
        int end = HostRun.end(text, start);
        return end == start ? start : add(start, start + HostRun.withoutTail(text.substring(start, end)));
    }

    private int add(int start, int end) {
        String written = text.substring(start, end);
        String host = written.indexOf('%') < 0 ? written : URLDecoder.decode(written, StandardCharsets.UTF_8);
        HostName.normalise(host).ifPresent(name -> add(name, start, end));
        return end;
    }

    private int addAddress(int bracket) {
        int end = bracket + 1;
        while (end < text.length() && IpAddress.isOfSix(text.charAt(end))) {
            end++;
        }
        if (end == text.length() || text.charAt(end) != ']') {
            return end;
        }
        int after = end + 1;
        IpAddress.six(text.substring(bracket + 1, end)).ifPresent(name -> add(name, bracket, after));
        return after;
    }

    private void add(String name, int start, int end) {
        links.add(new Link(name, new Span(place, clean.from(start), clean.to(end - 1))));
        goInside(end);
    }

    private void goInside(int from) {
        if (from < inside) {
            return;
        }
        inside = from;
        while (inside < text.length() && LINK_ENDS.indexOf(text.charAt(inside)) < 0) {
            inside++;
        }
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }
}
