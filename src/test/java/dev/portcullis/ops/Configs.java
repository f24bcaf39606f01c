package dev.portcullis.ops;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Configurations of nothing but what a test sets. */
final class Configs {

    private Configs() {}

    static SmallRyeConfig of(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = sources(settings);
        KnownSettings.ROOMS.forEach(builder::withMapping);
        return builder.build();
    }

    static SmallRyeConfigBuilder sources(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 100));
        builder.withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(MemorySize.class, 100, new MemorySizeConverter());
        return builder;
    }
}
