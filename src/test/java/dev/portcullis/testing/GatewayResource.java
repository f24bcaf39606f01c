package dev.portcullis.testing;

import dev.portcullis.dev.MetaEmulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that the whole gateway needs for a {@code @QuarkusTest}: an emulator of Meta in this process, which tests get
 * injected into a field of its type, and so they do those {@link Visitors} who write to its lines, an embedded Redis in a folder of its own, secrets, and the rules of
 * {@code src/test/resources/gateway/rules}.
 */
public final class GatewayResource implements QuarkusTestResourceLifecycleManager {

    public static final String APP_SECRET = "app-secret-of-the-tests";
    public static final String VERIFY_TOKEN = "verify-token-of-the-tests";
    public static final String ADMIN_PASSWORD = "correct horse battery staple";

    public static final String VIEWER_PASSWORD = "viewer of the tests";
    public static final String OPERATOR_PASSWORD = "operator of the tests";

    private static final String VIEWER_HASH = "$2y$04$HryNXigWWtSvnKzrTPGC4eqU9y/4mDcXvptPbjIdzeiZAa5aQFEnO";
    private static final String OPERATOR_HASH = "$2b$04$3ryNXigWWtSvnKzrTPGC4edyukMi.EpPs/azu62hslkcSPE3dCOSK";

    /** Init argument: {@code false} leaves the users and the admin password to the test. */
    public static final String WITH_PASSWORD = "with-password";

    private boolean withPassword = true;
    private MetaEmulator meta;
    private Path data;

    @Override
    public void init(Map<String, String> arguments) {
        withPassword = Boolean.parseBoolean(arguments.getOrDefault(WITH_PASSWORD, "true"));
    }

    @Override
    public Map<String, String> start() {
        meta = MetaEmulator.start();
        data = freshFolder();
        Map<String, String> config = new LinkedHashMap<>();
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");
        config.put("portcullis.graph.url", meta.url().toString());
        config.put("portcullis.graph.access-token", "dev-access-token");
        config.put("portcullis.webhook.app-secrets", APP_SECRET);
        config.put("portcullis.webhook.verify-token", VERIFY_TOKEN);
        if (withPassword) {
            config.put("portcullis.admin.password", ADMIN_PASSWORD);
            config.put("portcullis.admin.users.viewer.role", "viewer");
            config.put("portcullis.admin.users.viewer.password-hash", VIEWER_HASH);
            config.put("portcullis.admin.users.operator.role", "operator");
            config.put("portcullis.admin.users.operator.password-hash", OPERATOR_HASH);
        }
        config.put("portcullis.rules.directory", "src/test/resources/gateway/rules");
        config.put("portcullis.redis.embedded.enabled", "true");
        config.put("portcullis.redis.embedded.directory", data.toString());
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(meta, new TestInjector.MatchesType(MetaEmulator.class));
        injector.injectIntoFields(new Visitors(meta), new TestInjector.MatchesType(Visitors.class));
    }

    @Override
    public void stop() {
        meta.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("portcullis-gateway-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
