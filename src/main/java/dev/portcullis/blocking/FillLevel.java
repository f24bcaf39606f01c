package dev.portcullis.blocking;

/** How full a list is, in the steps that people are told of. */
public enum FillLevel {
    ROOMY(0),
    EIGHTY(80),
    NEARLY_FULL(95),
    FULL(100);

    private final int percent;

    FillLevel(int percent) {
        this.percent = percent;
    }

    int percent() {
        return percent;
    }

    /** The level now; it falls only where the list has become shorter by a hundredth of its limit more than need be. */
    static FillLevel after(FillLevel earlier, long users, long limit) {
        FillLevel now = of(users, limit);
        return now.compareTo(earlier) >= 0 ? now : lower(earlier, of(users + limit / 100, limit));
    }

    private static FillLevel lower(FillLevel one, FillLevel other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static FillLevel of(long users, long limit) {
        FillLevel level = ROOMY;
        for (FillLevel each : values()) {
            if (users * 100 >= limit * each.percent) {
                level = each;
            }
        }
        return level;
    }
}
