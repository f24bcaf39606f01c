package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.graph.ListedUser;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.SenderId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserNamesTest {

    private static final ListedUser ANNA =
            new ListedUser(Optional.of(new PhoneNumber("15551230001")), Optional.of(new BusinessScopedId("US.4aB")));
    private static final ListedUser BERT =
            new ListedUser(Optional.of(new PhoneNumber("491701234567")), Optional.empty());
    private static final ListedUser NAMELESS =
            new ListedUser(Optional.empty(), Optional.of(new BusinessScopedId("DE.1555123")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+15551230001",
                "15551230001",
                "+1 (555) 123-0001",
                "+1.555.123.0001",
                " 1 555 123 0001 ",
                "0015551230001",
                "\u202A+1\u00A0555\u200B1230001\u202C"
            })
    void readsANumberAsPeoplePasteIt(String text) {
        assertThat(UserNames.user(text)).hasValue(new PhoneNumber("15551230001"));
    }

    @Test
    void readsSeveralAndTellsWhatItCannotRead() {
        UserNames read = UserNames.read(List.of("+15551230001, US.401; nobody\r\n15551230001", " "));

        assertThat(read.users()).extracting(SenderId::display).containsExactly("+15551230001", "US.401");
        assertThat(read.unreadable()).containsExactly("nobody");
    }

    @Test
    void findsByAnyPartOfNumberOrId() {
        List<ListedUser> all = List.of(ANNA, BERT, NAMELESS);

        assertThat(UserSearch.of("").in(all)).isEqualTo(all);
        assertThat(UserSearch.of("555 123").in(all)).containsExactly(ANNA, NAMELESS);
        assertThat(UserSearch.of("+49 (170)").in(all)).containsExactly(BERT);
        assertThat(UserSearch.of("0049170").in(all)).containsExactly(BERT);
        assertThat(UserSearch.of("us.4AB").in(all)).containsExactly(ANNA);
        assertThat(UserSearch.of("nobody").in(all)).isEmpty();
    }
}
