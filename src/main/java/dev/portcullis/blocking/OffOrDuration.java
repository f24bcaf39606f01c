package dev.portcullis.blocking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads {@code off}, or a duration as all settings have it. */
@RegisterForReflection
public final class OffOrDuration implements Converter<Duration> {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Duration convert(String text) {
        return text.strip().equalsIgnoreCase("off") ? null : DurationConverter.parseDuration(text);
    }
}
