package dev.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderUsersTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.oidc.tenant-enabled", "true",
            "quarkus.oidc.auth-server-url", "https://id.example.org",
            "quarkus.oidc.client-id", "portcullis",
            "quarkus.oidc.credentials.secret", "a secret",
            "portcullis.admin.oidc.admins", "chiefs,heads");

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.auth-server-url,https://id.example.com",
        "quarkus.oidc.client-id,other",
        "quarkus.oidc.credentials.secret,another",
        "portcullis.admin.oidc.viewers,people",
        "portcullis.admin.oidc.operators,people",
        "portcullis.admin.oidc.admins,chiefs"
    })
    void theirSessionsEndWithWhatTheProviderWasTrustedBy(String key, String value) {
        assertThat(word(Map.of(key, value))).isNotEqualTo(word(Map.of()));
    }

    @Test
    void whatIsSealedDoesNotDependOnTheOrderOfNames() {
        assertThat(word(Map.of("portcullis.admin.oidc.admins", "heads,chiefs"))).isEqualTo(word(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"quarkus.oidc.tenant-enabled,false", "quarkus.oidc.application-type,service"})
    void nobodySignsInByAProviderThatIsNotAsked(String key, String value) {
        ProviderUsers users = users(Map.of(key, value));

        assertThat(users.isOpen()).isFalse();
        assertThat(users.find("alice", Role.ADMIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"alice,true", "jörg@example.org,true", "'',false", "' ',false", "'a\u0007',false"})
    void aNameCanBeWrittenDown(String name, boolean is) {
        assertThat(ProviderUsers.isName(name)).isEqualTo(is);
        assertThat(ProviderUsers.isName(name + "ö".repeat(130))).isFalse();
    }

    private static String word(Map<String, String> more) {
        return users(more).find("alice", Role.VIEWER).orElseThrow().credential().text();
    }

    private static ProviderUsers users(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        return new ProviderUsers(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(AdminConfig.class)
                .build()
                .getConfigMapping(AdminConfig.class));
    }
}
