package dev.portcullis.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.problem.Problem;
import dev.portcullis.testing.GatewayResource;
import dev.portcullis.testing.Visitors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class WantedTableApiTest {

    private static final String WANTED = "/api/v1/lines/{line}/wanted";

    MetaEmulator meta;
    Visitors visitors;

    @Test
    void takesATableAndGivesItBack() {
        // Given
        visitors.write("40308", "15551230003", null, "double your bitcoin");
        Awaitility.await().until(() -> meta.isBlocked("40308", "15551230003"));
        String table = "User,Note,Reason,Until\r\n+15551230001,,\"spam, again\",P1D\r\n\r\nUS.40308\r\n"
                + "+15551230003,,x,\r\n15551230001,,twice,\r\n";

        // When
        putTable("40308", table)
                .statusCode(200)
                .body("users", equalTo(3))
                .body("states.wanted", equalTo(2))
                .body("states.blocked", equalTo(1))
                .body("notWanted.user", contains("+15551230003"));

        // Then
        String exported = Api.asAdmin()
                .accept("text/csv")
                .get(WANTED, "40308")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(exported.lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("+15551230001,\"spam, again\",2")
                        .contains(",person,,admin,"))
                .anySatisfy(line -> assertThat(line).startsWith("US.40308,,,person,,admin,"));
        putTable("40309", exported).statusCode(200).body("states.wanted", equalTo(2));
        Api.asAdmin().get(WANTED, "40309").then().contentType(ContentType.JSON).body("count", equalTo(2));
    }

    @Test
    void oneBadLineKeepsTheWholeTableOut() {
        // When
        putTable("40310", "+15551230001,spam\n\nnobody,spam\n+15551230002,spam,P99D\n")
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("2 lines"))
                .body("invalid[0]", containsString("line 3: Found 'nobody'"))
                .body("invalid[1]", containsString("line 4: Found 'P99D'"));

        // Then
        Api.asAdmin().get(WANTED, "40310").then().body("users", empty());
        putTable("40310", "").statusCode(400);
        putTable("40310", "user,reason\n").statusCode(400);
    }

    @Test
    void takesAHundredThousandAndNoMore() {
        // Given
        StringBuilder table = new StringBuilder();
        IntStream.range(0, 100_000).forEach(i -> table.append("+1555%07d,bot\n".formatted(i)));

        // When
        putTable("40311", table.toString()).statusCode(200).body("states.wanted", equalTo(100_000));

        // Then
        Api.asAdmin().queryParam("limit", 1).get(WANTED, "40311").then().body("count", equalTo(100_000));
        assertThat(Api.asAdmin()
                        .accept("text/csv")
                        .get(WANTED, "40311")
                        .asString()
                        .lines())
                .hasSize(100_001);
        putTable("40311", table.append("+15559999999,bot\n").toString())
                .statusCode(400)
                .body("detail", containsString("100001"));
    }

    private static ValidatableResponse putTable(String line, String table) {
        return Api.asAdmin()
                .contentType("text/csv")
                .body(table)
                .put(WANTED, line)
                .then();
    }
}
