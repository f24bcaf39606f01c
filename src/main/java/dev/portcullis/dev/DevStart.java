package dev.portcullis.dev;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the emulator and its senders with the gateway in development mode, and stops them with it. */
@Singleton
@IfBuildProfile("dev")
final class DevStart {

    private static final Logger LOG = Logger.getLogger(DevStart.class);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private final DevConfig config;
    private @Nullable MetaEmulator meta;
    private @Nullable TrafficGenerator traffic;

    DevStart(DevConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        boolean emulated = gatewayCallsEmulator();
        if (emulated) {
            MetaEmulator started = startEmulator();
            meta = started;
            if (config.traffic()) {
                traffic = startTraffic(started);
            }
        }
        LOG.info(new Banner(config, emulated));
    }

    void stop(@Observes ShutdownEvent event) {
        stopAll();
    }

    /** Also after a start that failed half-way: the port must be free for the next one. */
    @PreDestroy
    void stopAll() {
        if (traffic != null) {
            traffic.close();
            traffic = null;
        }
        if (meta != null) {
            meta.close();
            meta = null;
        }
    }

    private boolean gatewayCallsEmulator() {
        return config.graphUrl()
                .filter(graph -> graph.getHost() != null && LOOPBACK.contains(graph.getHost()))
                .filter(graph -> graph.getPort() == config.emulator().port())
                .isPresent();
    }

    private MetaEmulator startEmulator() {
        int port = config.emulator().port();
        try {
            MetaEmulator started = MetaEmulator.start(
                    EmulatorSettings.defaults().withPort(port).withAccessTokens(config.accessToken()));
            started.turnOn(Quirk.STRANGERS_HAVE_WRITTEN);
            return started;
        } catch (FatalStartupException e) {
            throw new IllegalStateException(
                    ("The emulator of Meta found port %d taken, expected it free: stop what uses it, or set"
                                    + " portcullis.dev.emulator.port to another one")
                            .formatted(port),
                    e);
        }
    }

    private TrafficGenerator startTraffic(MetaEmulator meta) {
        TrafficGenerator started = new TrafficGenerator(
                meta,
                config.gateway().resolve("/webhook"),
                config.appSecrets().getFirst(),
                InstantSource.system(),
                RandomGenerator.getDefault());
        started.start();
        return started;
    }
}
