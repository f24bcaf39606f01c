package dev.portcullis.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** POSTs of Meta's, ready to be written to a socket: one text message each, about 1 kB of JSON, signed. */
final class SignedRequests {

    static final String SECRET = "known-to-benchmarks-only";
    static final String LINE = "106540352242922";

    private static final int TEXT_CHARS = 450;
    private static final String[] WORDS = {
        "hello", "order", "when", "does", "the", "parcel", "arrive", "at", "our", "house", "thanks", "please", "number",
        "it", "was", "sent", "on", "Monday", "and", "I", "have", "not", "yet", "seen", "any", "sign", "of", "it,", "so",
        "could", "you", "look", "where", "it", "is", "now?", "Größe", "café", "42", "blue", "shoes", "instead"
    };

    private final Mac mac;
    private final Random random;
    private final String path;
    private final String idPrefix;
    private final int senders;
    private final boolean scopedIds;
    private long made;

    /**
     * @param seed requests of different seeds have different message ids
     * @param scopedIds whether Meta names a sender by a business-scoped id beside the phone number
     */
    SignedRequests(String path, long seed, int senders, boolean scopedIds) {
        this.path = path;
        this.random = new Random(seed);
        this.idPrefix = "wamid.HBgLMTU1NTA%010dFQIAERgS".formatted(seed);
        this.senders = senders;
        this.scopedIds = scopedIds;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next one; no two have the same message id. */
    ByteBuffer next(long sentAtSeconds) {
        return request(delivery("49151%07d".formatted(made % senders), sentAtSeconds, text()));
    }

    /** A delivery of that text by that sender. */
    ByteBuffer request(String sender, long sentAtSeconds, String text) {
        return request(delivery(sender, sentAtSeconds, text));
    }

    private ByteBuffer request(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: facebookexternalua\r\n"
                        + "Accept: */*\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256="
                        + HexFormat.of().formatHex(mac.doFinal(body)) + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip()
                .asReadOnlyBuffer();
    }

    private String delivery(String sender, long sentAtSeconds, String text) {
        String scoped = "US.13491" + sender;
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{\
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
                "phone_number_id":"%s"},"contacts":[{"profile":{"name":"Sample Customer"},"wa_id":"%s"%s}],\
                "messages":[{"from":"%s"%s,"id":"%s%010d","timestamp":"%d","text":{"body":"%s"},"type":"text"}]},\
                "field":"messages"}]}]}""".formatted(
                        LINE,
                        sender,
                        scopedIds ? ",\"user_id\":\"" + scoped + "\"" : "",
                        sender,
                        scopedIds ? ",\"from_user_id\":\"" + scoped + "\"" : "",
                        idPrefix,
                        made++,
                        sentAtSeconds,
                        text);
    }

    /** As long as the body needs to be. */
    private String text() {
        StringBuilder text = new StringBuilder();
        while (text.length() < TEXT_CHARS) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.toString().strip();
    }
}
