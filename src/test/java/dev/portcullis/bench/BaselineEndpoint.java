package dev.portcullis.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What anybody would write with this stack: verify the signature, parse, one script a request through Quarkus' pool of
 * connections, all on the event loop. It keeps the last inbound and one sliding window, and judges nothing.
 */
@Path("/bench/baseline")
@Singleton
@NonBlocking
@IfBuildProperty(name = "portcullis.bench", stringValue = "true")
class BaselineEndpoint {

    private static final String SCRIPT = """
            redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[1])
            redis.call('ZADD', KEYS[2], 'NX', ARGV[2], ARGV[3])
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[2] - 60000)
            redis.call('PEXPIRE', KEYS[2], 60000)
            return redis.call('ZCARD', KEYS[2])
            """;

    private final ObjectMapper mapper = new ObjectMapper();
    private final RedisAPI redis;
    private final Uni<String> sha1;

    BaselineEndpoint(RedisAPI redis) {
        this.redis = redis;
        this.sha1 = redis.script(List.of("LOAD", SCRIPT))
                .map(Object::toString)
                .memoize()
                .indefinitely();
    }

    @POST
    public Uni<RestResponse<Void>> receive(@HeaderParam("X-Hub-Signature-256") String signature, byte[] body)
            throws IOException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SignedRequests.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
            return Uni.createFrom().item(RestResponse.status(401));
        }
        JsonNode value = mapper.readTree(body)
                .path("entry")
                .path(0)
                .path("changes")
                .path(0)
                .path("value");
        String line = value.path("metadata").path("phone_number_id").asText();
        JsonNode message = value.path("messages").path(0);
        String sender = message.path("from").asText();
        return sha1.chain(sha -> redis.evalsha(List.of(
                        sha,
                        "2",
                        "baseline:{" + line + "}:seen",
                        "baseline:{" + line + "}:" + sender,
                        sender,
                        message.path("timestamp").asText() + "000",
                        message.path("id").asText())))
                .map(count -> RestResponse.ok());
    }
}
