package dev.portcullis.admin;

import dev.portcullis.testing.GatewayResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** Requests of the users of the tests. */
public final class Api {

    private Api() {}

    public static RequestSpecification asAdmin() {
        return RestAssured.given().auth().preemptive().basic("admin", GatewayResource.ADMIN_PASSWORD);
    }

    public static RequestSpecification asViewer() {
        return RestAssured.given().auth().preemptive().basic("viewer", GatewayResource.VIEWER_PASSWORD);
    }

    public static RequestSpecification asOperator() {
        return RestAssured.given().auth().preemptive().basic("operator", GatewayResource.OPERATOR_PASSWORD);
    }

    static RequestSpecification asking(List<String> users, String reason) {
        return asAdmin().contentType(ContentType.JSON).body(Map.of("users", users, "reason", reason));
    }
}
