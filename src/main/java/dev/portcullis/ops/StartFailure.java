package dev.portcullis.ops;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says in words why the gateway did not start. */
public final class StartFailure {

    private StartFailure() {}

    /** What whoever started it has to change; empty if that would not help. */
    public static Optional<String> explain(Throwable failure) {
        return switch (ExceptionUtil.getRootCause(failure)) {
            case UnusableSettings complete -> Optional.of(complete.getMessage());
            case ConfigValidationException rejection -> Optional.of(explain(rejection));
            case ConfigurationException single -> Optional.of(explain(single));
            case QuarkusBindException taken ->
                Optional.of("Port " + taken.getPort() + " on " + taken.getHost()
                        + " is in use by another process. End that one, or set QUARKUS_HTTP_PORT (8080 otherwise) or"
                        + " QUARKUS_MANAGEMENT_PORT (9000 otherwise) to a free one.");
            default -> Optional.empty();
        };
    }

    private static String explain(ConfigValidationException rejection) {
        RejectedSettings rejected = new RejectedSettings(rejection, new KnownSettings(), ConfigUtils::configBuilder);
        return explain(rejected.problems(), rejected.remaining());
    }

    private static String explain(ConfigurationException single) {
        return explain(
                List.of(String.valueOf(single.getMessage())),
                ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
    }

    private static String explain(List<String> known, SmallRyeConfig config) {
        List<String> problems = new ArrayList<>(known);
        SettingsCheck check = new SettingsCheck(config);
        problems.addAll(check.problems());
        check.ruleProblems().stream()
                .filter(problem -> !known.contains(problem))
                .forEach(problems::add);
        problems.addAll(check.strangers());
        return UnusableSettings.describe(problems);
    }
}
