package dev.portcullis.screening;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** What becomes of messages that come long after they were sent, as they do after an outage. */
@ConfigMapping(prefix = "portcullis.backlog")
public interface BacklogConfig {

    /**
     * Verdicts on messages that are older than this when they arrive are shadow, those on wanted senders too. Of an
     * offence that many senders made together, each is judged by the age of their own message, so that nobody is blocked
     * for what came late; a sweep therefore reaches back no further. Unset, age makes no difference, since windows and
     * rates go by the messages' own time anyway.
     */
    Optional<Duration> shadowAfter();
}
