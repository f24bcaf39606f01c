package dev.portcullis.dev;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevStartTest {

    private static final String PORT = "portcullis.dev.emulator.port";
    private static final String GRAPH = "portcullis.graph.url";

    private final Map<String, String> settings = new HashMap<>();
    private int port;

    @BeforeEach
    void pointTheGatewayAtTheEmulator() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        settings.put(PORT, Integer.toString(port));
        settings.put(GRAPH, "http://127.0.0.1:" + port);
        settings.put("portcullis.dev.traffic", "false");
    }

    @Test
    void starts_again_on_the_same_port_as_after_a_live_reload() throws Exception {
        for (int reload = 0; reload < 3; reload++) {
            DevStart start = start();
            assertThat(isOpen()).isTrue();
            start.stopAll();
            assertThat(isOpen()).isFalse();
        }
    }

    @Test
    void lets_senders_write_to_the_gateway() {
        try (MetaEmulator webhook = MetaEmulator.start()) {
            webhook.wireMock().stubFor(post("/webhook").willReturn(ok()));
            settings.put("portcullis.dev.gateway", webhook.url().toString());
            settings.put("portcullis.dev.traffic", "true");

            DevStart start = start();

            await().untilAsserted(() -> webhook.wireMock().verify(postRequestedFor(urlEqualTo("/webhook"))));
            start.stopAll();
        }
    }

    @Test
    void starts_nothing_while_the_gateway_calls_the_real_meta() throws Exception {
        settings.put(GRAPH, "https://graph.facebook.com");

        DevStart start = start();

        assertThat(isOpen()).isFalse();
        start.stopAll();
    }

    @Test
    void says_what_to_do_when_the_port_is_taken() {
        DevStart first = start();

        assertThatIllegalStateException()
                .isThrownBy(this::start)
                .withMessageContainingAll("port " + port, "expected it free", PORT);
        first.stopAll();
    }

    @Test
    void takes_up_the_settings_of_the_gateway() {
        settings.put("quarkus.http.port", "8181");
        settings.put("portcullis.webhook.app-secrets", "new,old");
        settings.put("portcullis.graph.access-token", "token");

        DevConfig config = config();

        assertThat(config.gateway()).isEqualTo(URI.create("http://localhost:8181"));
        assertThat(config.appSecrets()).containsExactly("new", "old");
        assertThat(config.accessToken()).isEqualTo("token");
    }

    @Test
    void needs_no_settings_at_all() {
        settings.clear();

        DevConfig config = config();

        assertThat(config.graphUrl()).isEmpty();
        assertThat(config.traffic()).isTrue();
        assertThat(config.emulator().port()).isEqualTo(8089);
        assertThat(new Banner(config, false).toString()).contains("not emulated", "admin / portcullis-dev");
    }

    @Test
    void keeps_a_password_of_ones_own_out_of_the_log() {
        settings.put("portcullis.admin.password", "correct horse");

        assertThat(new Banner(config(), true).toString()).doesNotContain("correct horse");
    }

    private DevStart start() {
        DevStart start = new DevStart(config());
        start.start(new StartupEvent());
        return start;
    }

    private DevConfig config() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(DevConfig.class)
                .withDefaultValues(settings)
                .build();
        return config.getConfigMapping(DevConfig.class);
    }

    private boolean isOpen() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
