package dev.portcullis.embedded;

/** The embedded server could not be started; the message says why and what to do. */
public final class RedisStartException extends RuntimeException {

    RedisStartException(String message) {
        super(message);
    }

    RedisStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
