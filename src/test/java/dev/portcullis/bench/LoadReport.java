package dev.portcullis.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a load generator saw.
 *
 * @param statuses answers by HTTP status; 0 counts lost connections
 */
record LoadReport(double seconds, Map<Integer, Long> statuses, double p50Millis, double p99Millis) {

    static LoadReport of(double seconds, Map<Integer, Long> statuses, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new LoadReport(seconds, new TreeMap<>(statuses), millis(sorted, 0.50), millis(sorted, 0.99));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    long accepted() {
        return statuses.getOrDefault(200, 0L);
    }

    double perSecond() {
        return accepted() / seconds;
    }

    String toLine() {
        String counts = statuses.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(","));
        return String.format(Locale.ROOT, "report %.3f %s %.4f %.4f", seconds, counts, p50Millis, p99Millis);
    }

    static LoadReport ofLine(String line) {
        String[] words = line.split(" ");
        Map<Integer, Long> statuses = new TreeMap<>();
        for (String count : words[2].split(",")) {
            String[] pair = count.split(":");
            statuses.put(Integer.valueOf(pair[0]), Long.valueOf(pair[1]));
        }
        return new LoadReport(
                Double.parseDouble(words[1]), statuses, Double.parseDouble(words[3]), Double.parseDouble(words[4]));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%,8.0f/s  p50 %6.2f ms  p99 %6.2f ms  %s", perSecond(), p50Millis, p99Millis, statuses);
    }
}
