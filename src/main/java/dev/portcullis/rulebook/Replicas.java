package dev.portcullis.rulebook;

import java.time.Instant;
import java.util.List;

/** The processes that share one Redis, and what each of them judges by. */
public interface Replicas {

    /** Those that were heard of within the last moments, this one first. */
    List<Replica> running();

    /**
     * @param id host name and process id
     * @param hash of its rule set
     * @param since when it put that in use
     */
    record Replica(String id, String hash, Instant since) {}
}
