package dev.portcullis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisFactsTest {

    @Test
    void findsNothingWrongWithASafeServer() {
        RedisFacts facts = RedisFacts.of(info("7.0.15", "noeviction", "1"), Optional.of(""));

        assertThat(facts).isEqualTo(new RedisFacts(Optional.of("7.0.15"), Optional.of(true), Optional.of(true)));
        assertThat(facts.isTooOld()).isFalse();
        assertThat(facts.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6.2.14,true", "5.0.7,true", "7.0.0,false", "8.2.1,false", "10.0,false", "unstable,false"})
    void knowsWhichServersAreTooOld(String version, boolean tooOld) {
        assertThat(RedisFacts.of(info(version, "noeviction", "1"), Optional.empty())
                        .isTooOld())
                .isEqualTo(tooOld);
    }

    @Test
    void warnsOfEviction() {
        assertThat(RedisFacts.of(info("7.2.0", "allkeys-lru", "1"), Optional.empty())
                        .warnings())
                .singleElement()
                .asString()
                .contains("maxmemory-policy");
    }

    @Test
    void countsSavePointsAsPersistence() {
        String info = info("7.2.0", "noeviction", "0");

        assertThat(RedisFacts.of(info, Optional.of("3600 1 300 100")).persistent())
                .contains(true);
        assertThat(RedisFacts.of(info, Optional.of("")).warnings())
                .singleElement()
                .asString()
                .contains("appendonly");
    }

    @Test
    void saysWhatAServerDoesNotTell() {
        assertThat(RedisFacts.of(info("7.2.0", "noeviction", "0"), Optional.empty())
                        .warnings())
                .singleElement()
                .asString()
                .contains("could not be checked");
        assertThat(RedisFacts.none().warnings()).hasSize(2);
        assertThat(RedisFacts.none().isTooOld()).isFalse();
    }

    private static String info(String version, String policy, String appendOnly) {
        return "# Server\r\nredis_version:" + version + "\r\n# Memory\r\nmaxmemory_policy:" + policy
                + "\r\n# Persistence\r\naof_enabled:" + appendOnly + "\r\n";
    }
}
