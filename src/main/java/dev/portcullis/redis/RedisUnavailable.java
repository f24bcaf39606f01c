package dev.portcullis.redis;

/** Redis gave no usable answer. What was asked for may or may not have happened. */
public final class RedisUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisUnavailable(String message) {
        super(message);
    }

    RedisUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
