package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindLabelsTest {

    private final KindLabels labels = new KindLabels();

    @ParameterizedTest
    @ValueSource(strings = {"text", "status", "account_update", "some_field_added_next_year"})
    void keepsWords(String kind) {
        assertThat(labels.label(kind)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Text", "a b", "a\"b", "x1", "\u00e9", "a\n"})
    void keepsNothingElse(String kind) {
        assertThat(labels.label(kind)).isEqualTo("other");
    }

    @Test
    void keepsFew() {
        long distinct = IntStream.range(0, 500)
                .mapToObj(n -> labels.label("kind_" + "x".repeat(n / 26) + (char) ('a' + n % 26)))
                .distinct()
                .count();

        assertThat(distinct).isEqualTo(51);
        assertThat(labels.label("kind_a")).isEqualTo("kind_a");
        assertThat(labels.label("text")).isEqualTo("text");
        assertThat(labels.label("late")).isEqualTo("other");
    }
}
