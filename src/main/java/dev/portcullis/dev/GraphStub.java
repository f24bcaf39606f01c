package dev.portcullis.dev;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.function.Function;

/** Lets WireMock answer from the emulator's state instead of from a canned body. */
final class GraphStub implements ResponseDefinitionTransformerV2 {

    private final String name;
    private final Platform platform;
    private final Function<Request, GraphAnswer> endpoint;

    GraphStub(String name, Platform platform, Function<Request, GraphAnswer> endpoint) {
        this.name = name;
        this.platform = platform;
        this.endpoint = endpoint;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        GraphAnswer answer;
        long delay;
        synchronized (platform) {
            answer = endpoint.apply(event.getRequest());
            delay = platform.delay().toMillis();
        }
        ResponseDefinitionBuilder response =
                ResponseDefinitionBuilder.responseDefinition().withFixedDelay(Math.toIntExact(delay));
        if (answer.dropped()) {
            return response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        response.withStatus(answer.status()).withBody(answer.body());
        response.withHeader("x-fb-trace-id", "EmulatedTrace");
        answer.headers().forEach(response::withHeader);
        return response.build();
    }
}
