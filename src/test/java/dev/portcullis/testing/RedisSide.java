package dev.portcullis.testing;

/** One server or a cluster, as somebody sees it who looks after what a gateway has left there. */
public interface RedisSide {

    /** One command on a connection of its own; an error's text begins with its code, a list has one element a line. */
    String call(String... command);

    /** Ends what still runs of it. */
    void stop();
}
