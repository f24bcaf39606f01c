package dev.portcullis.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Hosts that are addresses, of which browsers take many spellings: {@code 0x7f.1} is {@code 127.0.0.1}.
 *
 * @see <a href="https://url.spec.whatwg.org/#concept-ipv4-parser">URL Standard, IPv4 parser</a>
 */
final class IpAddress {

    private static final int BYTES = 4;

    private IpAddress() {}

    /** Whether the last label is a number, so that the whole can only be an address. */
    static boolean looksLikeFour(String name) {
        String last = HostName.topLevel(name);
        return last.startsWith("0x") ? digit(last).isPresent() : last.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Empty where a number is too large or there are too many of them. */
    static Optional<String> four(String name) {
        String[] numbers = name.split("\\.");
        if (numbers.length > BYTES) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < numbers.length; i++) {
            boolean last = i == numbers.length - 1;
            int bytes = last ? BYTES - i : 1;
            Optional<Long> number = digit(numbers[i]).filter(value -> value < 1L << 8 * bytes);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            address = address << 8 * bytes | number.get();
        }
        return Optional.of(
                (address >> 24) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "." + (address & 0xFF));
    }

    /** Decimal, octal with a leading 0, hexadecimal with a leading 0x. */
    private static Optional<Long> digit(String number) {
        try {
            if (number.startsWith("0x")) {
                return Optional.of(number.length() == 2 ? 0 : Long.parseUnsignedLong(number, 2, number.length(), 16))
                        .filter(value -> value >= 0);
            }
            return Optional.of(Long.parseUnsignedLong(number, number.length() > 1 && number.startsWith("0") ? 8 : 10))
                    .filter(value -> value >= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** @param literal without brackets */
    static Optional<String> six(String literal) {
        if (literal.indexOf(':') < 0 || !literal.chars().allMatch(IpAddress::isOfSix)) {
            return Optional.empty();
        }
        try {
            // In brackets it is never looked up.
            return Optional.of("[" + InetAddress.getByName("[" + literal + "]").getHostAddress() + "]");
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static boolean isOfSix(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || c == ':' || c == '.';
    }
}
