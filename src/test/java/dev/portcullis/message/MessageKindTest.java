package dev.portcullis.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MessageKindTest {

    @Test
    void letsNothingOpenAWindowThatItsSenderDidNotSend() {
        assertThat(Arrays.stream(MessageKind.values()).filter(kind -> !kind.opensWindow()))
                .containsExactly(
                        MessageKind.REVOKE,
                        MessageKind.SYSTEM,
                        MessageKind.ECHO,
                        MessageKind.HISTORY,
                        MessageKind.CALL);
        assertThat(Arrays.stream(MessageKind.values()).filter(kind -> !kind.isSent()))
                .allMatch(kind -> !kind.opensWindow());
    }

    @Test
    void isFoundByItsName() {
        assertThat(MessageKind.values())
                .allSatisfy(
                        kind -> assertThat(MessageKind.parse(kind.wireName())).contains(kind));
        assertThat(MessageKind.parse("Text")).isEmpty();
    }
}
