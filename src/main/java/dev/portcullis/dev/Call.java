package dev.portcullis.dev;

import java.time.Instant;
import java.util.List;

/**
 * One call that reached the block list of a line, whatever became of it.
 *
 * @param users what was sent for each user, in order; empty for a GET
 */
public record Call(String method, String line, List<String> users, Instant at) {

    public Call {
        users = List.copyOf(users);
    }
}
