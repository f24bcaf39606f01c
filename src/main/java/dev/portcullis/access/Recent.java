package dev.portcullis.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what was used last, up to a number of entries: what strangers send must not fill the memory. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private final int most;

    Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
