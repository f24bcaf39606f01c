package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.BusinessScopedId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListPageTest {

    private static final Credentials CREDENTIALS = new Credentials("t", Optional.empty());

    @Test
    void readsUsersByTheIdsTheyHave() {
        ListPage page = read(Sample.named("list-page-1").exchange());

        assertThat(page)
                .isEqualTo(new ListPage.Users(
                        List.of(
                                new ListedUser(
                                        Optional.of(Senders.ONE),
                                        Optional.of(new BusinessScopedId("US.40000000000000000001"))),
                                new ListedUser(Optional.empty(), Optional.of(Senders.TWO))),
                        0,
                        Optional.of("b2Zmc2V0LTI")));
    }

    @Test
    void countsEntriesThatCannotBeNamed() {
        ListPage page = read(Sample.json(200, """
                {"data":[{"wa_id":""},{"user_id":"lid:7"},null,{"wa_id":"+15551230001"},{"wa_id":15551230009}],
                 "paging":{"cursors":{"after":""}}}
                """));

        assertThat(page).isInstanceOfSatisfying(ListPage.Users.class, users -> {
            assertThat(users.users())
                    .extracting(ListedUser::phone)
                    .containsExactly(Optional.of(Senders.ONE), Optional.of(Senders.NINE));
            assertThat(users.unnamed()).isEqualTo(3);
            assertThat(users.after()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {}                                        | UNKNOWN",
                "200 | {\"data\":null}                           | UNKNOWN",
                "200 | {\"data\":{}}                             | UNKNOWN",
                "200 | {\"data\":[{\"wa_id\":\"1555123           | UNKNOWN",
                "200 | <html></html>                             | UNKNOWN",
                "200 | {\"data\":[],\"error\":{\"code\":190}}    | BAD_TOKEN",
                "500 | {\"data\":[]}                             | TRANSIENT",
                "400 | {\"error\":{\"code\":100}}                | INVALID_REQUEST",
                "400 | {\"error\":{\"code\":\"139102\"}}         | LIST_CHANGED"
            })
    void neverTakesAnythingElseForAnEmptyList(int status, String body, FailureKind kind) {
        ListPage page = read(Sample.json(status, body));

        assertThat(page).isInstanceOfSatisfying(ListPage.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(kind);
            assertThat(failed.failure().mayHaveActed()).isFalse();
        });
    }

    private static ListPage read(Exchange exchange) {
        return ListPage.read(exchange, CREDENTIALS, Instant.parse("2026-11-22T12:00:00Z"));
    }
}
