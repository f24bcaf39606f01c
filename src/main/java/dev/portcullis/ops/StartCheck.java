package dev.portcullis.ops;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Stops the start, before the scheduler and the rule book begin, if settings are missing or wrong. */
@Singleton
final class StartCheck {

    private static final Logger LOG = Logger.getLogger(StartCheck.class);

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 2) StartupEvent event) {
        SettingsCheck check = new SettingsCheck(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
        List<String> problems = new ArrayList<>(check.problems());
        if (!problems.isEmpty()) {
            problems.addAll(check.ruleProblems());
            problems.addAll(check.strangers());
            throw new UnusableSettings(problems);
        }
        // Others may have put them there, so they are no reason to stop.
        check.strangers().forEach(LOG::warn);
        if (!check.hasAdmin()) {
            LOG.warn("Nobody can sign in to the panel and the admin API, so they answer 403; set"
                    + " PORTCULLIS_ADMIN_PASSWORD, or PORTCULLIS_ADMIN_PASSWORD_FILE to a file that can be read");
        }
    }
}
