package dev.portcullis.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who may knock, and how many at once. */
@ConfigMapping(prefix = "portcullis.webhook")
public interface WebhookConfig {

    /** Secrets of the apps whose deliveries are accepted; several during a rotation, or where apps share the callback. */
    Optional<List<String>> appSecrets();

    /** A file of app secrets, one a line, read anew when it changes. */
    Optional<Path> appSecretsFile();

    /** Tokens of which Meta must know one when it registers the callback. */
    Optional<List<String>> verifyToken();

    /** A file of verify tokens, one a line, read anew when it changes. */
    Optional<Path> verifyTokenFile();

    /** Deliveries worked on at once; beyond, the answer is 503 and Meta repeats. */
    @WithDefault("1000")
    int inFlightDeliveries();

    /** Bytes of bodies worked on at once; a parsed body takes several times its size of heap. */
    @WithDefault("32M")
    MemorySize inFlightBytes();
}
