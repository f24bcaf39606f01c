package dev.portcullis.redis;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.ArrayList;
import java.util.List;
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

    private Response present() {
        if (response == null) {
            throw new IllegalStateException("Redis answered nil where a value was expected");
        }
        return response;
    }
}
