package dev.portcullis.dev;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a block list, good for as long as the list stays as it is. Callers see it as opaque text. */
record ListCursor(int offset, long listVersion) {

    static ListCursor decode(String encoded) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII).split("@");
            return new ListCursor(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw GraphRefusal.invalid("Param after is not a cursor");
        }
    }

    String encoded() {
        byte[] plain = (offset + "@" + listVersion).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
