package dev.portcullis.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void aNumberInALogKeepsItsEndsAlone() {
        PhoneNumber number = new PhoneNumber("15551230001");

        assertThat(number).hasToString("+155***01");
        assertThat(number.display()).isEqualTo("+15551230001");
        assertThat(new SenderKey(new LineId("880011002200330"), number).toString())
                .doesNotContain("15551230001");
    }

    @Test
    void aShortNumberIsHiddenWhole() {
        assertThat(new PhoneNumber("12345")).hasToString("+*****");
    }

    @Test
    void anIdInALogKeepsItsEndsAlone() {
        assertThat(new BusinessScopedId("US.13491208655302741918")).hasToString("US.13***18");
        assertThat(Sender.of(new BusinessScopedId("US.13491208655302741918"), new PhoneNumber("15551230001")))
                .hasToString("US.13***18");
    }

    /** Decoded, a real message id shows its sender's number. */
    @Test
    void aMessageIdInALogShowsNothingOfItself() {
        MessageId id = new MessageId("wamid.HBgLMTU1NTEyMzAwMDEVAgASGBQzQTk=");

        assertThat(id.toString()).startsWith("message-").doesNotContain("HBgL").hasSize(16);
        assertThat(id).hasToString(new MessageId(id.value()).toString());
    }
}
