package dev.portcullis.blocking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Some of the senders on a list.
 *
 * @param count how many there are in all
 * @param next where the next page begins; empty at the end
 */
public record ListPage(List<Case> senders, long count, Optional<Place> next) {

    public ListPage {
        senders = List.copyOf(senders);
    }

    /**
     * The last sender that a page looked at. If it has left the list since, its place is where to go on.
     *
     * @param rank from 0
     */
    public record Place(long rank, String id) {

        private static final String VERSION = "1";

        public static Optional<Place> parse(String text) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 3);
                return parts.length == 3 && parts[0].equals(VERSION) && parts[1].matches("[0-9]{1,10}")
                        ? Optional.of(new Place(Long.parseLong(parts[1]), parts[2]))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** Opaque to clients. */
        @Override
        public String toString() {
            String text = VERSION + "/" + rank + "/" + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
