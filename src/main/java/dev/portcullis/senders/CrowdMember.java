package dev.portcullis.senders;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.rules.Counted;
import dev.portcullis.rules.Measure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** The stored form of a message in the counter of a crowd: hash, mark, and the ids that its sender showed. */
final class CrowdMember {

    private static final HexFormat HEX = HexFormat.of();
    private static final int BYTES = 8;
    private static final String NO_MARK = "00".repeat(BYTES);
    private static final String BETWEEN_IDS = "/";

    private CrowdMember() {}

    static byte[] of(Counted counted) {
        Sender sender = counted.sender();
        String ids = sender.phone().map(SenderId::value).orElse("")
                + BETWEEN_IDS
                + sender.scopedId().map(SenderId::value).orElse("");
        byte[] text = ids.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 * BYTES + text.length)
                .put(HEX.parseHex(counted.message()))
                .put(HEX.parseHex(counted.mark().equals(Measure.UNMARKED) ? NO_MARK : counted.mark()))
                .put(text)
                .array();
    }

    static Counted read(byte[] member, Instant at) {
        String[] ids = new String(member, 2 * BYTES, member.length - 2 * BYTES, StandardCharsets.US_ASCII)
                .split(BETWEEN_IDS, 2);
        Optional<PhoneNumber> phone = PhoneNumber.parse(ids[0]);
        Optional<BusinessScopedId> scoped = BusinessScopedId.parse(ids[1]);
        String mark = HEX.formatHex(member, BYTES, 2 * BYTES);
        return new Counted(
                HEX.formatHex(member, 0, BYTES),
                at,
                mark.equals(NO_MARK) ? Measure.UNMARKED : mark,
                new Sender(scoped, phone));
    }
}
