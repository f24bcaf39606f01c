package dev.portcullis.blocking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is done when Meta's list of a line is full. */
@ConfigMapping(prefix = "portcullis.blocking")
public interface RotationConfig {

    @WithDefault("alert")
    WhenFull whenFull();

    /** Places on the list that {@code rotate} keeps free. */
    @WithDefault("100")
    int rotateReserve();

    /** The policies. */
    enum WhenFull {
        /** People are told, and new blocks wait. */
        ALERT,
        /** The blocks that matter least make room; their senders are wanted instead. */
        ROTATE
    }
}
