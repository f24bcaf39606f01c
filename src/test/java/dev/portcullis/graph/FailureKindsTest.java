package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindsTest {

    @ParameterizedTest
    @CsvSource({
        "139100, 0,  UNKNOWN",
        "139101, 0,  LIST_FULL",
        "139102, 0,  LIST_CHANGED",
        "139103, 0,  TRANSIENT",
        "130429, 0,  BATCH_THROTTLED",
        "131021, 0,  OWN_NUMBER",
        "131047, 0,  OUTSIDE_WINDOW",
        "100,    0,  INVALID_REQUEST",
        "100,    33, LINE_UNKNOWN",
        "190,    463, BAD_TOKEN",
        "190,    467, BAD_TOKEN",
        "190,    460, BAD_TOKEN",
        "0,      0,  BAD_TOKEN",
        "3,      0,  PERMISSION",
        "10,     0,  PERMISSION",
        "4,      0,  THROTTLED",
        "80007,  0,  THROTTLED",
        "131048, 0,  THROTTLED",
        "131056, 0,  THROTTLED",
        "131057, 0,  TRANSIENT",
        "131016, 0,  TRANSIENT",
        "2,      0,  TRANSIENT",
        "1,      0,  UNKNOWN",
        "131000, 0,  UNKNOWN",
        "131031, 0,  POLICY",
        "368,    0,  POLICY",
        "33,     0,  LINE_UNKNOWN",
        "133010, 0,  LINE_UNKNOWN",
        "131062, 0,  INVALID_REQUEST",
        "424242, 0,  UNKNOWN"
    })
    void knowsEveryCodeWhateverTheStatus(int code, int subcode, FailureKind kind) {
        OptionalInt sub = subcode == 0 ? OptionalInt.empty() : OptionalInt.of(subcode);

        assertThat(FailureKinds.of(error(code, sub, 400), false)).isEqualTo(kind);
        Explanation explanation = FailureKinds.explain(code, sub, 400);
        assertThat(explanation.kind()).isEqualTo(kind);
        assertThat(explanation.note()).endsWith(".").hasSizeGreaterThan(40);
        assertThat(explanation.source()).startsWith("https://developers.facebook.com/");
    }

    @Test
    void takesTheRangeFrom200To299ForMissingPermissions() {
        assertThat(IntStream.rangeClosed(200, 299)
                        .mapToObj(code -> FailureKinds.of(error(code, OptionalInt.empty(), 403), false)))
                .containsOnly(FailureKind.PERMISSION);
        assertThat(FailureKinds.of(error(300, OptionalInt.empty(), 400), false)).isEqualTo(FailureKind.UNKNOWN);
    }

    @Test
    void takesUnknownCodesUnderAServerErrorForTransient() {
        assertThat(FailureKinds.of(error(424242, OptionalInt.empty(), 500), false))
                .isEqualTo(FailureKind.TRANSIENT);
        assertThat(FailureKinds.of(error(1, OptionalInt.empty(), 500), false)).isEqualTo(FailureKind.TRANSIENT);
        assertThat(FailureKinds.of(error(3, OptionalInt.empty(), 500), false)).isEqualTo(FailureKind.PERMISSION);
    }

    @Test
    void explainsWhatHasNoCode() {
        assertThat(FailureKinds.explain(GraphError.withoutCode("HTTP 429", "", 429))
                        .kind())
                .isEqualTo(FailureKind.THROTTLED);
        assertThat(FailureKinds.explain(GraphError.withoutCode("no connection", "", 0))
                        .note())
                .contains("no connection");
        assertThat(FailureKinds.explain(error(424242, OptionalInt.empty(), 400)).note())
                .contains("424242");
    }

    private static GraphError error(int code, OptionalInt subcode, int status) {
        return new GraphError(code, subcode, "", "", Optional.empty(), status);
    }
}
