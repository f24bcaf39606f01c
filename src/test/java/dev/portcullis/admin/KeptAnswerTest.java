package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptAnswerTest {

    @Test
    void readsWhatItWrote() {
        KeptAnswer running = new KeptAnswer.Running("abc");
        KeptAnswer done = new KeptAnswer.Done("abc", 200, "application/json", "{\n\"a\":1}\n");
        KeptAnswer empty = new KeptAnswer.Done("abc", 204, "application/json", "");

        assertThat(KeptAnswer.parse(running.text())).contains(running);
        assertThat(KeptAnswer.parse(done.text())).contains(done);
        assertThat(KeptAnswer.parse(empty.text())).contains(empty);
    }

    @Test
    void readsNoFormOfALaterRelease() {
        assertThat(KeptAnswer.parse("2\nabc")).isEmpty();
        assertThat(KeptAnswer.parse("1\nabc\n200")).isEmpty();
        assertThat(KeptAnswer.parse("")).isEmpty();
    }
}
