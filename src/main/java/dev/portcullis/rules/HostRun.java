package dev.portcullis.rules;

/** How far the characters of a host reach in running text, where it may stand without space around it. */
final class HostRun {

    /** In chars; more is no host. */
    private static final int LONGEST = 256;

    private static final char IDEOGRAPHIC_DOT = '\u3002';

    private HostRun() {}

    /** Whether a host may begin here rather than further to the left. */
    static boolean begins(String text, int index) {
        int at = index;
        while (at > 0 && (isDot(text.charAt(at - 1)) || isJoint(text.charAt(at - 1)))) {
            at--;
            if (at > 0 && isDot(text.charAt(at)) && isDot(text.charAt(at - 1))) {
                return true;
            }
        }
        return at == 0 || !Letters.isOfWord(text.codePointBefore(at)) || Letters.isUnspaced(text.codePointBefore(at));
    }

    /** The end of the host that begins there; signs are of hosts too, as in that of a heart. */
    static int end(String text, int start) {
        int at = start;
        while (at < text.length() && at - start < LONGEST) {
            int codePoint = text.codePointAt(at);
            boolean sign = Character.getType(codePoint) == Character.OTHER_SYMBOL || isEscape(text, at);
            if (!sign && !isOfHost(codePoint) || isDot(codePoint) && (at == start || isDot(text.charAt(at - 1)))) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /** The beginning of the host that ends there. */
    static int start(String text, int end) {
        int at = end;
        boolean dotted = false;
        while (at > 0 && end - at < LONGEST) {
            int codePoint = text.codePointBefore(at);
            boolean gap = isDot(codePoint) && at < end && isDot(text.charAt(at));
            if (!isOfHost(codePoint) || gap || dotted && Letters.isUnspaced(codePoint) && startsAnew(text.charAt(at))) {
                break;
            }
            dotted |= isDot(codePoint);
            at -= Character.charCount(codePoint);
        }
        while (at < end && (isDot(text.charAt(at)) || isJoint(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** Whether a host begins behind a letter of a script without spaces. */
    private static boolean startsAnew(char c) {
        return c == IDEOGRAPHIC_DOT || c < 0x80 && Character.isLetterOrDigit(c);
    }

    /** Where the host ends that a port may stand behind. */
    static int beforePort(String text, int end) {
        int at = end;
        while (at > 0 && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
            at--;
        }
        return at > 0 && at < end && text.charAt(at - 1) == ':' ? at - 1 : end;
    }

    /** The chars that are left without what follows the host in a text that goes on without a space. */
    static int withoutTail(String run) {
        int end = run.length();
        while (end > 0 && (isDot(run.charAt(end - 1)) || isJoint(run.charAt(end - 1)))) {
            end--;
        }
        if (run.chars().allMatch(c -> c < 0x80)) {
            return end;
        }
        int shortest = end;
        for (int at = end; at > 0; at--) {
            boolean edge = at < end && isEdge(run, at);
            if ((at == end || edge || isDot(run.charAt(at))) && endsInKnownDomain(run.substring(0, at))) {
                return at;
            }
            shortest = edge && run.lastIndexOf('.', at) >= 0 ? at : shortest;
        }
        return shortest;
    }

    /** Where a word of Latin letters ends and no space is needed behind it. */
    private static boolean isEdge(String run, int index) {
        int next = run.codePointAt(index);
        return startsAnew(run.charAt(index - 1))
                && next >= 0x80
                && !isDot(next)
                && (!Letters.isOfWord(next) || Letters.isUnspaced(next));
    }

    /** Whether it has a top-level domain that there is, and something before that. */
    static boolean endsInKnownDomain(String run) {
        int end = !run.isEmpty() && isDot(run.charAt(run.length() - 1)) ? run.length() - 1 : run.length();
        int start = end;
        while (start > 0 && !isDot(run.charAt(start - 1))) {
            start--;
        }
        return start > 1
                && end - start <= TopLevelDomains.LONGEST
                && HostName.normalise(run.substring(start, end))
                        .filter(TopLevelDomains::contain)
                        .isPresent();
    }

    private static boolean isOfHost(int codePoint) {
        return Letters.isOfWord(codePoint) || codePoint == '-' || isDot(codePoint);
    }

    private static boolean isDot(int c) {
        return c == '.' || c == IDEOGRAPHIC_DOT;
    }

    /** Of hosts, though hardly ever at an end, and of mark-up. */
    private static boolean isJoint(char c) {
        return c == '-' || c == '_';
    }

    private static boolean isEscape(String text, int index) {
        return text.charAt(index) == '%'
                && index + 2 < text.length()
                && Character.digit(text.charAt(index + 1), 16) >= 0
                && Character.digit(text.charAt(index + 2), 16) >= 0;
    }
}
