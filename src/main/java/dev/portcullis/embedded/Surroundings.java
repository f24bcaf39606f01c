package dev.portcullis.embedded;

import io.quarkus.runtime.ImageMode;
import java.util.Optional;

/**
 * Where the gateway runs, as far as it decides whether an embedded server may keep the data.
 *
 * @param nativeExecutable it carries no redis-server
 * @param kubernetes a pod's files die with it, and replicas would each have a store of their own
 */
record Surroundings(boolean nativeExecutable, boolean kubernetes) {

    private static final String SET_HOSTS =
            "Set quarkus.redis.hosts (QUARKUS_REDIS_HOSTS) to your Redis server, such as"
                    + " redis://redis.example.com:6379";

    static Surroundings ofThisProcess() {
        return new Surroundings(ImageMode.current().isNativeImage(), System.getenv("KUBERNETES_SERVICE_HOST") != null);
    }

    /** Why no embedded server may be started here, and what to do instead. */
    Optional<String> refusal(Optional<Boolean> enabled) {
        if (nativeExecutable) {
            return Optional.of(
                    "No Redis is configured, and a native executable has no embedded server. " + SET_HOSTS + ".");
        }
        if (enabled.isPresent() && !enabled.get()) {
            return Optional.of(
                    "No Redis is configured, and portcullis.redis.embedded.enabled=false forbids the embedded"
                            + " server. " + SET_HOSTS + ".");
        }
        if (kubernetes && enabled.isEmpty()) {
            return Optional.of(
                    "No Redis is configured, and in Kubernetes no embedded server is started unasked, since its"
                            + " data would be lost with the pod. " + SET_HOSTS + "; or, for a single replica whose"
                            + " portcullis.redis.embedded.directory lies on a persistent volume, set"
                            + " portcullis.redis.embedded.enabled=true (PORTCULLIS_REDIS_EMBEDDED_ENABLED).");
        }
        return Optional.empty();
    }
}
