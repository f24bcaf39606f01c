package dev.portcullis.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class ApiDescriptionTest {

    private static final String JSON = "application/json";

    @TestHTTPResource(value = "/openapi?format=json", management = true)
    URL description;

    private JsonNode api;
    private final Map<String, JsonNode> operations = new LinkedHashMap<>();

    @BeforeEach
    void read() throws JsonProcessingException {
        api = new ObjectMapper().readTree(given().get(description).asString());
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> path.getKey().startsWith("/api/")
                                && method.getValue().has("responses"))
                        .forEach(method -> operations.put(
                                method.getKey().toUpperCase() + " " + path.getKey(), method.getValue())));
        assertThat(operations).hasSizeGreaterThan(9);
    }

    @Test
    void eachOperationSaysWhatItDoes() {
        assertThat(operations).allSatisfy((name, operation) -> {
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.path("tags").size()).as(name).isPositive();
        });
    }

    @Test
    void eachJsonHasAnExample() {
        assertThat(operations).allSatisfy((name, operation) -> {
            JsonNode body = operation.path("requestBody").path("content").path(JSON);
            if (!body.isMissingNode()) {
                assertThat(hasExample(body))
                        .as("request of %s; see openapi/examples.json", name)
                        .isTrue();
            }
            JsonNode answer =
                    operation.path("responses").path("200").path("content").path(JSON);
            if (!answer.isMissingNode()) {
                assertThat(hasExample(answer))
                        .as("answer of %s; see openapi/examples.json", name)
                        .isTrue();
            }
        });
    }

    private static boolean hasExample(JsonNode body) {
        return body.has("example") || body.path("examples").size() > 0;
    }

    @Test
    void eachParameterIsDescribed() {
        assertThat(operations)
                .allSatisfy((name, operation) -> assertThat(operation.path("parameters"))
                        .allSatisfy(parameter -> assertThat(
                                        parameter.path("description").asText())
                                .as(
                                        "%s, parameter %s",
                                        name, parameter.path("name").asText())
                                .isNotBlank()));
    }

    @Test
    void eachErrorHasTheOneForm() {
        assertThat(operations).allSatisfy((name, operation) -> {
            for (String status : new String[] {"400", "401", "403", "500"}) {
                JsonNode problem =
                        operation.path("responses").path(status).path("content").path(Problem.MEDIA_TYPE);
                assertThat(problem.path("example").path("status").asText())
                        .as("%s, %s", name, status)
                        .isEqualTo(status);
                assertThat(problem.path("schema").path("$ref").asText()).endsWith("/Problem");
            }
        });
        assertThat(api.path("components").path("schemas").path("Problem").path("properties"))
                .isNotEmpty();
    }

    @Test
    void examplesOfTriesCanBeTried() {
        JsonNode request = operations
                .get("POST /api/v1/rules/try")
                .path("requestBody")
                .path("content")
                .path(JSON)
                .path("example");

        Api.asAdmin()
                .contentType(JSON)
                .body(request.toString())
                .post("/api/v1/rules/try")
                .then()
                .statusCode(200);
    }
}
