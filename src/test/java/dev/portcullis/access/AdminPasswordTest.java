package dev.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminPasswordTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pa ss wörd", " pa ss wörd\n", "\tpa ss wörd\r\n"})
    void surroundingWhiteSpaceIsNoPartOfIt(String configured) {
        assertThat(password(Optional.of(configured), Optional.empty()).current())
                .contains("pa ss wörd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void blanksAreNoPassword(String configured) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), configured);

        assertThat(password(Optional.of(configured), Optional.empty()).current())
                .isEmpty();
        assertThat(password(Optional.empty(), Optional.of(file)).current()).isEmpty();
    }

    @Test
    void aWithdrawnFileLetsNobodyIn() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("password"), "secret\n");
        AdminPassword password = password(Optional.empty(), Optional.of(file));
        assertThat(password.current()).contains("secret");

        // When
        Files.delete(file);

        // Then
        assertThat(password.current()).isEmpty();
        assertThat(password.advice()).contains(file.toString(), "PORTCULLIS_ADMIN_PASSWORD_FILE");
    }

    @Test
    void adviceNamesTheKeysWhereNothingIsSet() {
        assertThat(password(Optional.empty(), Optional.empty()).advice())
                .contains("portcullis.admin.password", "PORTCULLIS_ADMIN_PASSWORD");
    }

    private static AdminPassword password(Optional<String> configured, Optional<Path> file) {
        return new AdminPassword(new AdminSettings(configured, file, Map.of()));
    }
}
