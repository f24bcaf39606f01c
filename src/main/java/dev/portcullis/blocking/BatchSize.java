package dev.portcullis.blocking;

/** How many cases a worker takes at once: halved when Meta finds it too many, doubled again while all goes well. */
final class BatchSize {

    private final int most;
    private int current;

    BatchSize(int most) {
        this.most = most;
        this.current = most;
    }

    int current() {
        return current;
    }

    /** @param used how many there were in the request that failed */
    void shrink(int used) {
        current = Math.max(1, Math.min(current, used) / 2);
    }

    void grow() {
        current = Math.min(most, current * 2);
    }
}
