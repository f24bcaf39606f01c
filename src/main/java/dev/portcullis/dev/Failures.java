package dev.portcullis.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mishaps to come, in the order in which they were asked for. */
final class Failures {

    private final List<Failure> planned = new ArrayList<>();

    void plan(Failure failure) {
        if (failure.calls() > 0) {
            planned.add(failure);
        }
    }

    /** The mishap of this call; uses it up. */
    Optional<Mishap> next(String method, String line) {
        for (int i = 0; i < planned.size(); i++) {
            Failure failure = planned.get(i);
            if (failure.hits(method, line)) {
                useUp(i, failure);
                return Optional.of(failure.mishap());
            }
        }
        return Optional.empty();
    }

    void clear() {
        planned.clear();
    }

    private void useUp(int index, Failure failure) {
        if (failure.calls() == Integer.MAX_VALUE) {
            return;
        }
        if (failure.calls() == 1) {
            planned.remove(index);
        } else {
            planned.set(index, failure.times(failure.calls() - 1));
        }
    }
}
