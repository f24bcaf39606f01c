package dev.portcullis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReaderTest {

    @Test
    void takesMetasWordForTransientWhereTheCodeTellsNothing() {
        assertThat(read(400, "{'error':{'code':987654,'is_transient':true}}").kind())
                .isEqualTo(FailureKind.TRANSIENT);
        assertThat(read(400, "{'error':{'code':987654,'is_transient':false}}").kind())
                .isEqualTo(FailureKind.UNKNOWN);
        assertThat(read(400, "{'error':{'code':131000,'is_transient':true}}").kind())
                .isEqualTo(FailureKind.TRANSIENT);
        assertThat(read(500, "{'error':{'code':3,'is_transient':true}}").kind()).isEqualTo(FailureKind.PERMISSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'code':100,'error_data':{'details':'why'}}}",
                "{'error':{'code':100,'error_data':'why'}}",
                "{'error':{'code':'100','error_data':'{\\'details\\':\\'why\\'}'}}",
                "{'errors':[{'code':100,'error_user_msg':'why'}]}"
            })
    void readsDetailsInEveryShape(String body) {
        assertThat(read(400, body).error().details()).isEqualTo("why");
    }

    @Test
    void takesTheMostTellingOfSeveral() {
        assertThat(read(400, "{'errors':[{'code':1},{'code':139101},{'code':190}]}")
                        .kind())
                .isEqualTo(FailureKind.LIST_FULL);
        assertThat(read(400, "{'errors':[{'code':1},{'code':131000}]}").error().code())
                .isEqualTo(1);
    }

    @Test
    void judgesAnErrorWithoutACodeByTheStatus() {
        assertThat(read(401, "{'error':{'message':'no code'}}").kind()).isEqualTo(FailureKind.BAD_TOKEN);
        assertThat(read(400, "{'error':{'code':'abc'}}").error().code()).isEqualTo(GraphError.NO_CODE);
        assertThat(read(400, "{'error':{'code':99999999999}}").error().code()).isEqualTo(GraphError.NO_CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'error':null}", "{'error':'no'}", "{'errors':[]}", "{'errors':['no',7]}"})
    void findsNoneWhereThereIsNone(String body) {
        assertThat(reader(400).faultOf(json(body))).isEmpty();
    }

    @Test
    void leavesTheTokenOutOfWhatMetaSaid() {
        GraphError error = read(
                        400,
                        "{'error':{'code':190,'message':'Malformed access token s3cret',"
                                + "'error_data':'EAAG0123456789abcdefghijk'}}")
                .error();

        assertThat(error.message()).isEqualTo("Malformed access token ***");
        assertThat(error.details()).isEqualTo("***");
    }

    @Test
    void keepsTextsShort() {
        GraphError error = read(400, "{'error':{'code':1,'message':'" + "x".repeat(9_000) + "'}}")
                .error();

        assertThat(error.message()).hasSize(500);
    }

    private static Fault read(int status, String body) {
        return reader(status).faultOf(json(body)).orElseThrow();
    }

    private static ErrorReader reader(int status) {
        return new ErrorReader(status, new Credentials("s3cret", Optional.empty()));
    }

    private static JsonNode json(String text) {
        return GraphJson.parse(text.replace('\'', '"')).orElseThrow();
    }
}
