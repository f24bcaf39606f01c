package dev.portcullis.redis;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer of Redis, read without the client's types. */
public final class Reply {

    private final @Nullable Response response;

    Reply(@Nullable Response response) {
        this.response = response;
    }

    public boolean isNil() {
        return response == null;
    }

    /** The number sent, also where Redis sent it as text (scores). */
    public long number() {
        Response present = present();
        return present.type() == ResponseType.NUMBER ? present.toLong() : (long) Double.parseDouble(present.toString());
    }

    public String text() {
        return present().toString();
    }

    public Optional<String> optionalText() {
        return response == null ? Optional.empty() : Optional.of(response.toString());
    }

    public byte[] bytes() {
        return present().toBytes();
    }

    /** How many elements an array has; zero for nil. */
    public int size() {
        return response == null ? 0 : response.size();
    }

    public Reply at(int index) {
        return new Reply(present().get(index));
    }

    /** The elements of an array; none for nil. */
    public List<Reply> elements() {
        List<Reply> elements = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            elements.add(at(i));
        }
        return elements;
    }

    /**
     * Names and values, or members and scores, in Redis' order: what older protocol versions send as a flat array and
     * newer ones as a map or as pairs.
     */
    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (response == null) {
            return pairs;
        }
        if (response.isMap()) {
            response.getKeys()
                    .forEach(name -> pairs.put(name, response.get(name).toString()));
            return pairs;
        }
        boolean nested = response.size() > 0 && response.get(0).type() == ResponseType.MULTI;
        for (int i = 0; i < response.size(); i += nested ? 1 : 2) {
            Response pair = nested ? response.get(i) : response;
            int name = nested ? 0 : i;
            pairs.put(pair.get(name).toString(), pair.get(name + 1).toString());
        }
        return pairs;
    }

    private Response present() {
        if (response == null) {
            throw new IllegalStateException("Redis answered nil where a value was expected");
        }
        return response;
    }
}
