package dev.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.access.AdminConfig.UserConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminConfigProblemsTest {

    private static final String HASH = "$2b$04$4ryNXigWWtSvnKzrTPGC4etKGEzJ9QdeL487dbVSQputUrZxG82uO";

    @TempDir
    Path folder;

    @Test
    void findsNothingWrongWithUsersThatCanSignIn() throws IOException {
        Path file = Files.writeString(folder.resolve("hash"), HASH + "\n");

        assertThat(of(Map.of(
                        "alice",
                        AdminSettings.user(HASH, "operator"),
                        "bob",
                        new AdminSettings.User(Optional.empty(), Optional.of(file), Optional.of("viewer")))))
                .isEmpty();
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() throws IOException {
        // Given
        Path empty = Files.createFile(folder.resolve("empty"));

        // Then
        assertThat(of(Map.of(
                        "a",
                        AdminSettings.user("hunter2", "root"),
                        "b",
                        new AdminSettings.User(Optional.of(HASH), Optional.empty(), Optional.empty()),
                        "c",
                        new AdminSettings.User(Optional.empty(), Optional.empty(), Optional.of("viewer")),
                        "d",
                        new AdminSettings.User(Optional.empty(), Optional.of(empty), Optional.of("viewer")),
                        "e",
                        AdminSettings.user("$apr1$abcdefgh$x", "viewer"),
                        "f:g",
                        AdminSettings.user("f:" + HASH, "viewer"))))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("portcullis.admin.users.\"a\".role: found 'root', expected viewer"),
                        problem -> assertThat(problem)
                                .startsWith("portcullis.admin.users.\"a\".password-hash: found something else")
                                .contains("htpasswd")
                                .doesNotContain("hunter2"),
                        problem -> assertThat(problem).startsWith("portcullis.admin.users.\"b\".role: found nothing"),
                        problem -> assertThat(problem)
                                .startsWith("portcullis.admin.users.\"c\".password-hash: found nothing"),
                        problem -> assertThat(problem)
                                .startsWith("portcullis.admin.users.\"d\".password-hash-file: found nothing")
                                .contains(empty.toString()),
                        problem -> assertThat(problem).contains("\"e\"", "MD5"),
                        problem -> assertThat(problem).contains("\"f:g\"", "colon"),
                        problem -> assertThat(problem).contains("\"f:g\"", "user name before it"));
    }

    @Test
    void adminHasOnePassword() {
        assertThat(AdminConfigProblems.of(new AdminSettings(
                        Optional.of("secret"), Optional.empty(), Map.of("admin", AdminSettings.user(HASH, "admin")))))
                .singleElement()
                .asString()
                .contains("portcullis.admin.password");
    }

    private static List<String> of(Map<String, UserConfig> users) {
        return AdminConfigProblems.of(new AdminSettings(Optional.empty(), Optional.empty(), users));
    }
}
