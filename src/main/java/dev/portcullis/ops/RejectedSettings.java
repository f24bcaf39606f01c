package dev.portcullis.ops;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Values that could not be read as what they should be. The configuration as a whole fails on them before anything else
 * can be looked at, so it is built once more, with defaults in their place, to look at the rest.
 */
final class RejectedSettings {

    private static final int ABOVE_ALL_OTHERS = Integer.MAX_VALUE;

    private static final Pattern UNREADABLE = Pattern.compile(
            "The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being converted (.*)",
            Pattern.DOTALL);
    private static final Pattern STRANGER = Pattern.compile("(\\S+) in .* does not map to any root");

    private final Supplier<SmallRyeConfigBuilder> sources;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> replaced = new HashMap<>();

    /** @param sources gives new builders with the sources of the configuration, and without mappings */
    RejectedSettings(
            ConfigValidationException rejection, KnownSettings known, Supplier<SmallRyeConfigBuilder> sources) {
        this.sources = sources;
        SmallRyeConfig bare = sources.get().build();
        for (int i = 0; i < rejection.getProblemCount(); i++) {
            String text = rejection.getProblem(i).getMessage();
            keysOf(bare).filter(key -> names(text, key)).forEach(key -> replaced.put(key, known.defaultOf(key)));
            problems.add(SettingName.withVariable(plain(text)));
        }
    }

    List<String> problems() {
        return problems;
    }

    /** The configuration with defaults instead of what was rejected. */
    SmallRyeConfig remaining() {
        SmallRyeConfigBuilder builder = sources.get()
                .withSources(new PropertiesConfigSource(replaced, "instead of what was rejected", ABOVE_ALL_OTHERS))
                .withValidateUnknown(false);
        KnownSettings.ROOMS.forEach(builder::withMapping);
        return builder.build();
    }

    private static Stream<String> keysOf(SmallRyeConfig config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(key -> key.startsWith("portcullis."));
    }

    private static boolean names(String text, String key) {
        return text.contains(key + " ");
    }

    /** In our words where the library's are known, else in its own. */
    private static String plain(String text) {
        String bare =
                text.replaceAll("^[a-z][A-Za-z.]*(?:Exception|Error): ", "").replaceAll("SRCFG[0-9]+: ", "");
        Matcher unreadable = UNREADABLE.matcher(bare);
        if (unreadable.matches()) {
            return unreadable.group(1) + ": found '" + unreadable.group(2) + "'; "
                    + unreadable.group(3).replaceFirst("^Cannot convert .* to enum class [^,]*, ", "");
        }
        Matcher stranger = STRANGER.matcher(bare);
        return stranger.matches() ? stranger.group(1) + " is no setting of the gateway" : bare;
    }
}
