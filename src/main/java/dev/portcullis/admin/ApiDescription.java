package dev.portcullis.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the API's description while the gateway is built: an example of each request and answer, what each parameter
 * is, and the one form of all errors. They stand in {@code openapi/examples.json}, by method and path.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String EXAMPLES = "/openapi/examples.json";
    private static final String JSON = jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
    private static final String API = "/api/";
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "The request cannot be read; the detail says what was found and what was expected.",
            "401", "Nobody is signed in, or the credentials are wrong.",
            "403", "The user's role does not allow this.",
            "500", "Something went wrong inside the gateway; its log has more under the reference.");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode told = read();

    private JsonNode read() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(EXAMPLES)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + EXAMPLES);
            }
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + EXAMPLES, e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(PROBLEM, problemSchema());
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(API)) {
                item.getOperations().forEach((method, operation) -> complete(operation, name(method, path)));
            }
        });
    }

    private static String name(PathItem.HttpMethod method, String path) {
        return method + " " + path;
    }

    private static Schema problemSchema() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What went wrong, as of RFC 9457.")
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .required(List.of("type", "title", "status", "detail"));
    }

    private void complete(Operation operation, String name) {
        JsonNode of = told.path("operations").path(name);
        if (operation.getDescription() == null && of.has("description")) {
            operation.setDescription(of.get("description").asText());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(this::complete);
        }
        if (operation.getRequestBody() != null) {
            content(operation.getRequestBody().getContent()).ifPresent(body -> addExample(body, of.path("request")));
        }
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponse answer = operation.getResponses().getAPIResponse("200");
        if (answer != null) {
            content(answer.getContent()).ifPresent(body -> addExample(body, of.path("response")));
        }
        addProblems(operation);
    }

    private void complete(Parameter parameter) {
        JsonNode of = told.path("parameters").path(parameter.getName());
        if (parameter.getDescription() == null && of.has("description")) {
            parameter.setDescription(of.get("description").asText());
        }
        if (parameter.getExample() == null && of.has("example")) {
            parameter.setExample(of.get("example").asText());
        }
    }

    private static Optional<MediaType> content(Content content) {
        return Optional.ofNullable(content).map(each -> each.getMediaType(JSON));
    }

    private void addExample(MediaType body, JsonNode example) {
        boolean hasOne = body.getExample() != null
                || body.getExamples() != null && !body.getExamples().isEmpty();
        if (!hasOne && !example.isMissingNode()) {
            body.setExample(json.convertValue(example, Object.class));
        }
    }

    private void addProblems(Operation operation) {
        Set<String> present = operation.getResponses().getAPIResponses() == null
                ? Set.of()
                : Set.copyOf(operation.getResponses().getAPIResponses().keySet());
        PROBLEMS.forEach((status, description) -> {
            // What the framework puts there by itself says nothing of the form.
            APIResponse known = operation.getResponses().getAPIResponse(status);
            if (!present.contains(status) || known.getContent() == null) {
                operation.getResponses().addAPIResponse(status, problem(status, description));
            }
        });
    }

    private APIResponse problem(String status, String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))
                                        .example(json.convertValue(
                                                told.path("problems").path(status), Object.class))));
    }
}
