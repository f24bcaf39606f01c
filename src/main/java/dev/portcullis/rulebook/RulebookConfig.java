package dev.portcullis.rulebook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the rules are, and how they are taken. */
@ConfigMapping(prefix = "portcullis.rules")
public interface RulebookConfig {

    /** Folder of the rule files; a relative one is taken from the working directory. */
    @WithDefault("rules")
    Path directory();

    /** The softest that any rule is: {@code shadow} lets nothing act, {@code enforce} leaves each rule its own mode. */
    @WithDefault("enforce")
    GlobalMode mode();

    /** What to do where the folder cannot be used at the start. */
    @WithDefault("stop")
    BadStart badStart();

    /** How often the folder is looked at for changes. */
    @WithDefault("1s")
    Duration watchEvery();

    enum GlobalMode {
        ENFORCE,
        SHADOW
    }

    enum BadStart {
        STOP,
        /** Judge by the files of the last folder that was good, which Redis keeps; stop where it keeps none. */
        LAST_GOOD
    }
}
