package dev.portcullis.graph;

import static dev.portcullis.graph.Senders.NINE;
import static dev.portcullis.graph.Senders.ONE;
import static dev.portcullis.graph.Senders.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaBlocklistTest {

    private static final LineId LINE = new LineId("880011002200330");
    private static final Optional<AccountId> NO_ACCOUNT = Optional.empty();
    private static final Map<String, String> TOKEN = Map.of("portcullis.graph.access-token", "t0ken");

    @TempDir
    Path folder;

    @Test
    void sendsEachUserOnceUnderTheFieldOfItsId() {
        ScriptedHttp http = new ScriptedHttp("block-success");

        Answer answer = api(http, TOKEN).block(LINE, NO_ACCOUNT, List.of(ONE, TWO, ONE));

        assertThat(http.asked.getFirst().what()).isEqualTo("block");
        assertThat(http.asked.getFirst().body())
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"block_users\":["
                        + "{\"user\":\"+15551230001\"},{\"user_id\":\"US.40000000000000000002\"}]}");
        assertThat(answer.users().keySet()).containsExactly(ONE, TWO);
    }

    @Test
    void readsRemovedUsersOfAnUnblock() {
        ScriptedHttp http = new ScriptedHttp("unblock-partial-400");

        Answer answer = api(http, TOKEN).unblock(LINE, NO_ACCOUNT, List.of(ONE, NINE));

        assertThat(http.asked.getFirst().what()).isEqualTo("unblock");
        assertThat(answer.users().get(ONE))
                .isEqualTo(new UserOutcome.Done(new ListedUser(Optional.of(ONE), Optional.empty())));
        assertThat(answer.users().get(NINE)).isInstanceOf(UserOutcome.Refused.class);
    }

    @Test
    void asksMetaNothingAboutNobody() {
        ScriptedHttp http = new ScriptedHttp();

        Answer answer = api(http, TOKEN).block(LINE, NO_ACCOUNT, List.of());

        assertThat(answer).isEqualTo(new Answer(Map.of(), Optional.empty(), Optional.empty()));
        assertThat(http.asked).isEmpty();
    }

    @Test
    void takesNoMoreUsersThanMetaDoes() {
        List<SenderId> users = IntStream.range(0, 1_001)
                .<SenderId>mapToObj(i -> new PhoneNumber("1555" + (1_000_000 + i)))
                .toList();
        BlocklistApi api = api(new ScriptedHttp(), TOKEN);

        assertThatThrownBy(() -> api.block(LINE, NO_ACCOUNT, users))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1001")
                .hasMessageContaining("1000");
    }

    @Test
    void provesTheTokenWhereAnAppSecretIsSet() {
        ScriptedHttp http = new ScriptedHttp("block-success", "block-success");

        api(http, Map.of("portcullis.graph.access-token", "t0ken", "portcullis.graph.app-secret", " s3cret "))
                .block(LINE, NO_ACCOUNT, List.of(ONE));
        api(http, TOKEN).block(LINE, NO_ACCOUNT, List.of(ONE));

        assertThat(http.asked.get(0).credentials()).isEqualTo(Credentials.of("t0ken", Optional.of("s3cret")));
        assertThat(http.asked.get(1).credentials().proof()).isEmpty();
    }

    @Test
    void takesTheTokenOfTheAccount() {
        ScriptedHttp http = new ScriptedHttp("list-empty");

        api(
                        http,
                        Map.of(
                                "portcullis.accounts.\"990\".access-token",
                                "of-account",
                                "portcullis.graph.access-token",
                                "x"))
                .list(LINE, Optional.of(new AccountId("990")));

        assertThat(http.asked.getFirst().credentials().token()).isEqualTo("of-account");
    }

    @Test
    void saysWhichKeyIsMissingWithoutAskingMeta() {
        ScriptedHttp http = new ScriptedHttp();
        BlocklistApi api = api(http, Map.of());

        CallFailure failure =
                api.block(LINE, NO_ACCOUNT, List.of(ONE)).failure().orElseThrow();

        assertThat(failure.kind()).isEqualTo(FailureKind.BAD_TOKEN);
        assertThat(failure.mayHaveActed()).isFalse();
        assertThat(failure.error().message()).isEqualTo("no access token");
        assertThat(failure.error().details()).contains("PORTCULLIS_GRAPH_ACCESS_TOKEN", LINE.value());
        assertThat(api.list(LINE, NO_ACCOUNT)).isInstanceOf(Listing.Failed.class);
        assertThat(http.asked).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFileOfASecret() {
        ScriptedHttp http = new ScriptedHttp();
        String missing = folder.resolve("missing").toString();

        CallFailure token = api(http, Map.of("portcullis.graph.access-token-file", missing))
                .block(LINE, NO_ACCOUNT, List.of(ONE))
                .failure()
                .orElseThrow();
        CallFailure secret = api(
                        http, Map.of("portcullis.graph.access-token", "t", "portcullis.graph.app-secret-file", missing))
                .block(LINE, NO_ACCOUNT, List.of(ONE))
                .failure()
                .orElseThrow();

        assertThat(token.error().details()).contains("portcullis.graph.access-token-file", "does not exist");
        assertThat(secret.error().details()).contains("portcullis.graph.app-secret-file", "does not exist");
    }

    @Test
    void readsTheTokenAgainAfterItWasRefused() throws IOException {
        // Given
        FileTime sameTime = FileTime.from(Instant.parse("2026-11-22T12:00:00Z"));
        Path file = folder.resolve("token");
        Files.setLastModifiedTime(Files.writeString(file, "old1"), sameTime);
        ScriptedHttp http = new ScriptedHttp("token-expired-190", "list-empty");
        BlocklistApi api = api(http, Map.of("portcullis.graph.access-token-file", file.toString()));

        // When
        api.block(LINE, NO_ACCOUNT, List.of(ONE));
        Files.setLastModifiedTime(Files.writeString(file, "new1"), sameTime);
        api.list(LINE, NO_ACCOUNT);

        // Then
        assertThat(http.asked.stream().map(asked -> asked.credentials().token()))
                .containsExactly("old1", "new1");
    }

    @Test
    void walksTheWholeList() {
        ScriptedHttp http = new ScriptedHttp("list-page-1", "list-page-2-last");

        Listing listing = api(http, TOKEN).list(LINE, NO_ACCOUNT);

        assertThat(listing)
                .isInstanceOfSatisfying(
                        Listing.Complete.class,
                        complete -> assertThat(complete.users()).hasSize(3));
        assertThat(http.asked.stream().map(ScriptedHttp.Asked::body)).containsExactly("", "b2Zmc2V0LTI");
    }

    private static BlocklistApi api(ScriptedHttp http, Map<String, String> keys) {
        Settings settings = Settings.of(keys);
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        return new MetaBlocklist(settings.graph(), http, settings.tokens(), () -> now, pause -> {});
    }
}
