package dev.portcullis.bench;

import io.quarkus.redis.datasource.RedisDataSource;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Processor time used so far, in seconds, by this JVM and by Redis: unlike a rate it hardly suffers from neighbours. */
record CpuTimes(double app, double redis) {

    static CpuTimes now(RedisDataSource redis) {
        double app = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
        double used = redis.execute("INFO", "cpu")
                .toString()
                .lines()
                .filter(line -> line.startsWith("used_cpu_sys:") || line.startsWith("used_cpu_user:"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .sum();
        return new CpuTimes(app, used);
    }

    String perRequestSince(CpuTimes before, long requests) {
        return String.format(
                Locale.ROOT,
                "CPU a request: app %5.1f us, Redis %5.1f us",
                (app - before.app) * 1e6 / requests,
                (redis - before.redis) * 1e6 / requests);
    }
}
