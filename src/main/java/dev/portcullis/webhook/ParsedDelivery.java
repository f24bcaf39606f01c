package dev.portcullis.webhook;

import dev.portcullis.message.Delivery;
import java.util.Map;

/**
 * A delivery, and what is only counted of it.
 *
 * @param kinds how many of what came, by Meta's words for messages ({@code text}, {@code edit}) and other webhooks
 *     ({@code account_update}), and ours where Meta has none ({@code group}, {@code status}); not yet a bounded set
 * @param unidentified messages and number changes of senders whom Meta named by no id that we know
 * @param truncated messages of which only the first strings were taken
 */
record ParsedDelivery(Delivery delivery, Map<String, Integer> kinds, int unidentified, int truncated) {

    ParsedDelivery {
        kinds = Map.copyOf(kinds);
    }
}
