package dev.portcullis.dev;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What development mode starts beside the gateway. By default it takes up the gateway's own settings. */
@ConfigMapping(prefix = "portcullis.dev")
interface DevConfig {

    Emulator emulator();

    /** Whether senders write by themselves. */
    @WithDefault("true")
    boolean traffic();

    /** Base of the gateway's public links. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI gateway();

    /** Base of the links to health and metrics. */
    @WithDefault("http://localhost:${quarkus.management.port:9000}")
    URI management();

    /** Where the gateway thinks Meta is: unless that is the emulator, nothing is started. */
    @WithDefault("${portcullis.graph.url:}")
    Optional<URI> graphUrl();

    @WithDefault("${portcullis.graph.access-token:dev-access-token}")
    String accessToken();

    /** The first one signs the traffic. */
    @WithDefault("${portcullis.webhook.app-secrets:dev-app-secret}")
    List<String> appSecrets();

    @WithDefault("${portcullis.admin.password:portcullis-dev}")
    String adminPassword();

    interface Emulator {

        @WithDefault("8089")
        int port();
    }
}
