package dev.portcullis.redis;

import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which hash slots of a cluster have the same master. */
final class SlotTable {

    /** One server has them all. */
    static final SlotTable UNDIVIDED = new SlotTable(new TreeMap<>(Map.of(0, "")));

    private static final int SLOTS = 16_384;
    private static final int POLYNOMIAL = 0x1021;

    private final NavigableMap<Integer, String> ownersByFirstSlot;

    private SlotTable(NavigableMap<Integer, String> ownersByFirstSlot) {
        this.ownersByFirstSlot = ownersByFirstSlot;
    }

    /** @param slots the answer to CLUSTER SLOTS: ranges, each with its first and last slot, its master, its replicas */
    static SlotTable of(Response slots) {
        NavigableMap<Integer, String> owners = new TreeMap<>();
        for (Response range : slots) {
            Response master = range.get(2);
            owners.put(range.get(0).toInteger(), master.get(0) + ":" + master.get(1));
        }
        return new SlotTable(owners);
    }

    /** Names the master of the slot; of one that nobody has, that of the slot before. */
    String ownerOf(String tag) {
        Map.Entry<Integer, String> range = ownersByFirstSlot.floorEntry(slot(tag));
        return range == null ? "" : range.getValue();
    }

    /** CRC-16 as in XMODEM, which the specification of Redis Cluster asks for. */
    static int slot(String tag) {
        int crc = 0;
        for (byte each : tag.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (each & 0xff) << 8;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
        }
        return (crc & 0xffff) % SLOTS;
    }
}
