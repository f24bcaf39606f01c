package dev.portcullis;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.quarkus.logging.LoggingFilter;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Stands where module boundaries would: which room may know which, and what none of them may do. */
class ArchitectureTest {

    private static final String BASE = "dev.portcullis";

    /** Each room with the rooms it may import. Whoever adds a room or an arrow does it here, on purpose. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("message", Set.of()),
            Map.entry("secrets", Set.of()),
            Map.entry("problem", Set.of()),
            Map.entry("redis", Set.of("message")),
            Map.entry("embedded", Set.of()),
            Map.entry("rules", Set.of("message")),
            Map.entry("rulebook", Set.of("message", "rules", "audit")),
            Map.entry("graph", Set.of("message", "secrets")),
            Map.entry("audit", Set.of("message", "redis")),
            Map.entry("senders", Set.of("message", "rules", "redis")),
            Map.entry("blocking", Set.of("message", "graph", "redis", "audit", "senders")),
            Map.entry("screening", Set.of("message", "rules", "rulebook", "senders", "blocking", "audit")),
            Map.entry("webhook", Set.of("message", "problem", "screening")),
            Map.entry("access", Set.of("problem", "redis", "secrets")),
            Map.entry(
                    "admin",
                    Set.of(
                            "message",
                            "problem",
                            "secrets",
                            "redis",
                            "rules",
                            "rulebook",
                            "senders",
                            "blocking",
                            "audit",
                            "graph",
                            "access")),
            Map.entry(
                    "panel",
                    Set.of(
                            "message",
                            "problem",
                            "rules",
                            "rulebook",
                            "senders",
                            "blocking",
                            "audit",
                            "graph",
                            "access",
                            "admin")),
            Map.entry(
                    "ops",
                    Set.of(
                            "message",
                            "secrets",
                            "redis",
                            "embedded",
                            "rules",
                            "rulebook",
                            "audit",
                            "senders",
                            "blocking",
                            "screening",
                            "graph",
                            "webhook",
                            "access")),
            Map.entry("cli", Set.of("message", "rules", "rulebook")),
            Map.entry("dev", Set.of()));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages(BASE);

    @Test
    void roomsKnowOnlyTheRoomsTheyMay() {
        LayeredArchitecture rooms = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .ensureAllClassesAreContainedInArchitectureIgnoring(BASE);
        for (String room : ROOMS.keySet()) {
            rooms = rooms.layer(room).definedBy(inRoom(room));
        }
        for (Map.Entry<String, Set<String>> room : ROOMS.entrySet()) {
            String[] permitted = room.getValue().toArray(String[]::new);
            rooms = permitted.length == 0
                    ? rooms.whereLayer(room.getKey()).mayNotAccessAnyLayer()
                    : rooms.whereLayer(room.getKey()).mayOnlyAccessLayers(permitted);
        }

        rooms.check(MAIN);
    }

    @Test
    void noRoomKnowsWhatWiresThem() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE)
                .check(MAIN);
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void messagesAreNothingButJava() {
        classes()
                .that()
                .resideInAPackage(inRoom("message"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", inRoom("message"))
                .check(MAIN);
    }

    @Test
    void rulesKnowNoFrameworkAndNoStore() {
        classes()
                .that()
                .resideInAPackage(inRoom("rules"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.google.re2j..",
                        "com.ibm.icu..",
                        "com.google.i18n.phonenumbers..",
                        inRoom("message"),
                        inRoom("rules"))
                .check(MAIN);
    }

    @Test
    void decisionsOnBlocksArePure() {
        noClasses()
                .that()
                .haveSimpleName("RetryPolicy")
                .or()
                .haveSimpleName("ReconcilePlan")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io..", "jakarta..", inRoom("redis"))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void onlyTwoRoomsSpeakRedis() {
        noClasses()
                .that()
                .resideOutsideOfPackages(inRoom("redis"), inRoom("embedded"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.redis..", "io.vertx.redis..", "io.vertx.mutiny.redis..")
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MAIN)
                .extracting(JavaClass::getPackage)
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as("%s has a package-info.java with @NullMarked", room.getName())
                        .isTrue());
    }

    @Test
    void namesAreNounsOfTheField() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|DTO|Dto)$")
                .because("such a name says where a class stands, not what it is")
                .check(MAIN);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..", "..support..")
                .check(MAIN);
    }

    @Test
    void collaboratorsComeThroughTheConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith(ConfigProperty.class)
                .because("a test builds the object with new")
                .check(MAIN);
    }

    @Test
    void logsGoToOnePlace() {
        noClasses()
                .that()
                .areNotAnnotatedWith(LoggingFilter.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE)
                .should(ACCESS_STANDARD_STREAMS)
                .because("only the start speaks to a terminal")
                .check(MAIN);
    }

    @Test
    void errorsHaveATypeOfTheirOwn() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(MAIN);
    }

    @Test
    void nobodySleeps() {
        var sleep = noClasses()
                .that()
                .resideOutsideOfPackage(inRoom("embedded"))
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(belongToAnyOf(Thread.class, TimeUnit.class)))))
                .because("work waits for its due time or for an event, and tests wait by Awaitility; only another"
                        + " process can be waited for in no other way");
        sleep.check(MAIN);
        sleep.check(TESTS);
    }

    private static String inRoom(String room) {
        return BASE + "." + room + "..";
    }
}
