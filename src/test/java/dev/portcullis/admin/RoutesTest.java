package dev.portcullis.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.access.Role;
import dev.portcullis.testing.GatewayResource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every route of the application has a role, and nobody of a weaker one gets past it. */
@QuarkusTest
@WithTestResource(GatewayResource.class)
class RoutesTest {

    /** Where people come who are not known yet. Whoever adds one does it here, on purpose. */
    private static final Set<String> OPEN = Set.of(
            "GET /sign-in",
            "POST /sign-in",
            "POST /sign-out",
            "GET /sign-in/provider",
            "GET /sign-in/provider/callback");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private record Route(String method, String path, Optional<String> role, boolean oncePerKey) {

        /** With something in place of each parameter. */
        String address() {
            return path.replaceAll("\\{[^}]+}", "1");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyRouteIsFound() {
        assertThat(routes())
                .extracting(Route::toString)
                .containsAll(Set.of("GET /sign-in", "POST /sign-in", "GET /api/v1/lines/{line}/blocked"))
                .contains("DELETE /api/v1/lines/{line}/blocks", "POST /api/v1/rules/{id}/rearm");
    }

    @Test
    void everyRouteHasARole() {
        assertThat(closed())
                .allSatisfy(route -> assertThat(route.role())
                        .as("role of %s", route)
                        .hasValueSatisfying(role -> assertThat(Role.named(role)).isPresent()));
    }

    @Test
    void whatChangesSomethingMayBeRepeated() {
        assertThat(closed())
                .filteredOn(RoutesTest::changesSomething)
                .allSatisfy(route -> assertThat(route.oncePerKey())
                        .as("%s has @OncePerKey", route)
                        .isTrue());
    }

    @Test
    void strangersGetPastNone() {
        assertThat(closed()).allSatisfy(route -> {
            assertThat(status(given(), route)).as("%s", route).isEqualTo(401);
            if (route.method().equals("GET")) {
                assertThat(status(given().accept("text/html"), route))
                        .as("%s by a browser", route)
                        .isEqualTo(303);
            }
        });
    }

    @Test
    void viewersChangeNothing() {
        assertThat(closed())
                .filteredOn(RoutesTest::changesSomething)
                .isNotEmpty()
                .allSatisfy(route -> assertThat(status(Api.asViewer(), route))
                        .as("%s", route)
                        .isEqualTo(403));
    }

    @Test
    void operatorsDoNothingThatTakesAnAdmin() {
        assertThat(closed())
                .filteredOn(route -> route.role().equals(Optional.of(Role.Names.ADMIN)))
                .allSatisfy(route -> assertThat(status(Api.asOperator(), route))
                        .as("%s", route)
                        .isEqualTo(403));
    }

    @Test
    void erasingTakesAnAdmin() {
        assertThat(closed())
                .filteredOn(route -> route.toString().equals("DELETE /api/v1/lines/{line}/senders/{user}"))
                .allSatisfy(route -> assertThat(route.role()).contains(Role.Names.ADMIN));
    }

    /** What is only tried changes nothing. */
    private static boolean changesSomething(Route route) {
        return !READING.contains(route.method())
                && !Set.of("POST /api/v1/rules/try", "POST /rules/try").contains(route.toString());
    }

    private static int status(RequestSpecification request, Route route) {
        return request.redirects()
                .follow(false)
                .contentType(route.path().startsWith("/api/") ? ContentType.JSON : ContentType.URLENC)
                .request(route.method(), route.address())
                .statusCode();
    }

    private static List<Route> closed() {
        return routes().stream()
                .filter(route -> !OPEN.contains(route.toString()))
                .toList();
    }

    private static List<Route> routes() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(bean -> bean.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(RoutesTest::routesOf)
                .toList();
    }

    private static Stream<Route> routesOf(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(verb -> verb.isAnnotationPresent(HttpMethod.class))
                        .map(verb -> new Route(
                                verb.getAnnotation(HttpMethod.class).value(),
                                (path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class)))
                                        .replaceAll("/+", "/"),
                                role(resource, method),
                                resource.isAnnotationPresent(OncePerKey.class)
                                        || method.isAnnotationPresent(OncePerKey.class))));
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : "/" + path.value();
    }

    /** What stands at the method holds before what stands at the class. */
    private static Optional<String> role(Class<?> resource, Method method) {
        if (method.isAnnotationPresent(PermitAll.class)) {
            return Optional.empty();
        }
        return Stream.of(method.getAnnotation(RolesAllowed.class), resource.getAnnotation(RolesAllowed.class))
                .filter(allowed -> allowed != null)
                .findFirst()
                .filter(allowed -> allowed.value().length == 1)
                .map(allowed -> allowed.value()[0]);
    }
}
