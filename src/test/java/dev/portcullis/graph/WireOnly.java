package dev.portcullis.graph;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Starts Quarkus for the sake of its HTTP client alone. */
public class WireOnly implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.devservices.enabled", "false",
                "quarkus.redis.hosts", "redis://127.0.0.1:1",
                // Nothing listens there.
                "portcullis.graph.url", "http://127.0.0.1:1",
                "portcullis.lines.\"880011002200330\".access-token", "t0ken",
                "portcullis.graph.access-token", "",
                "quarkus.http.test-port", "0");
    }
}
