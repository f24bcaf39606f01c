package dev.portcullis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedisBinaryTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, x86_64, darwin-amd64",
        "Mac OS X, aarch64, darwin-arm64"
    })
    void namesTheExecutableThatIsOnTheClassPath(String osName, String osArch, String platform) {
        // When
        RedisBinary binary = RedisBinary.of(osName, osArch);

        // Then
        assertThat(binary.resource()).endsWith(platform);
        assertThat(getClass().getResource("/" + binary.resource())).isNotNull();
    }

    @Test
    void sendsWindowsUsersToWsl() {
        assertThatThrownBy(() -> RedisBinary.of("Windows 11", "amd64"))
                .isInstanceOf(RedisStartException.class)
                .hasMessageContainingAll("Windows 11", "WSL", "QUARKUS_REDIS_HOSTS");
    }

    @Test
    void sendsUsersOfOtherProcessorsToTheirOwnServer() {
        assertThatThrownBy(() -> RedisBinary.of("Linux", "riscv64"))
                .isInstanceOf(RedisStartException.class)
                .hasMessageContainingAll("riscv64", "QUARKUS_REDIS_HOSTS")
                .hasMessageNotContaining("WSL");
    }

    @Test
    void replacesAnAlteredExecutable(@TempDir Path folder) throws IOException {
        // Given
        Path altered = Files.writeString(folder.resolve(RedisBinary.FILE), "not a server");

        // When
        Path extracted = RedisBinary.forThisMachine().extractInto(folder);

        // Then
        assertThat(extracted).isEqualTo(altered);
        assertThat(Files.size(extracted)).isGreaterThan(1_000_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(extracted)))
                .isEqualTo("rwx------");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }
}
