package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules that take more than one message or one sender, at work on real deliveries. */
final class LanguageIT {

    private static final String RULES = """
            version: 1
            lists:
              staff: {kind: prefixes, values: ["+234999"]}
            rules:
              - id: loaded
                title: Tells that this file is in use
                mode: enforce
                match: {any: {text|phrase: yellow yaks}}
                action: block
              - id: campaign
                title: One text from many senders
                mode: enforce
                match: {all: [{referral: absent}]}
                aggregate: {distinct: sender, by: text_fingerprint, within: 10m, gte: 4}
                sweep: 24h
                action: block
              - id: host-campaign
                title: One host from many senders
                mode: enforce
                match: {all: [{link: any}], not: [{link: [known.example]}]}
                aggregate: {distinct: sender, by: link_host, within: 10m, gte: 4}
                action: block
              - id: first-link
                title: A first message with a link
                mode: enforce
                match: {all: [{first_in_window: true}, {link: first.example}]}
                action: block
              - id: repeats
                title: One sender repeating one text
                mode: enforce
                aggregate: {count: messages, by: [sender, text_fingerprint], within: 10m, gte: 3}
                action: block
              - id: sprayer
                title: One sender with many hosts
                mode: enforce
                aggregate: {distinct: link_host, by: sender, within: 10m, gte: 4}
                action: block
              - id: abroad
                title: A word from one country
                mode: enforce
                match: {all: [{country: NG}, {text: marigold}]}
                action: block
                exceptions: [{list: staff, reason: our own people there}]
              - id: weak-word
                title: A word
                mode: enforce
                match: {any: {text: thimble}}
                score: {add: 2}
              - id: weak-link
                title: A link
                mode: enforce
                match: {any: {link: signal.example}}
                score: {add: 3, max: 3}
            thresholds: {id: weak-signals, mode: enforce, by: sender, within: 1h, tag: 2, block: 5}
            """;

    private static Site site;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("language");
        Line line = site.newLine();
        Files.writeString(site.launch().rules().resolve("language.yaml"), RULES);
        await().until(() -> {
            site.deliver(line.delivery(line.text(Strangers.known(), Instant.now(), "yellow yaks")));
            return !line.blocked().isEmpty();
        });
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void everyoneOfACampaignIsBlockedAndWhoBeganIt() {
        // Given
        Line line = site.newLine();
        Instant now = Instant.now();
        Persona early = Strangers.byUsername();
        Persona customer = Strangers.known();
        List<Persona> several = Stream.of(
                        Strangers.known(), Strangers.byPhone(), Strangers.byUsername(), Strangers.known())
                .toList();
        site.deliver(line.delivery(
                line.text(early, now.minus(Duration.ofHours(5)), "Your parcel is waiting: reply YES today")));
        site.deliver(line.delivery(line.text(customer, now, "your parcel is waiting, reply yes today")
                .withReferral("Parcels", "Your parcel is waiting, reply YES today")));
        several.subList(0, 3)
                .forEach(each -> site.deliver(
                        line.delivery(line.text(each, now, "YOUR p\u0430rcel is w\u200Baiting -- reply YES, today!"))));
        assertThat(line.blocked()).isEmpty();

        // When
        site.deliver(line.delivery(line.text(several.getLast(), now, "your parcel is waiting. Reply yes today")));

        // Then
        List<Persona> all = new ArrayList<>(several);
        all.add(early);
        await().untilAsserted(() -> assertThat(line.blocked()).isEqualTo(names(all)));
        site.deliver(line.delivery(line.text(customer, now, "is it on its way?")));
        assertThat(line.isBlocked(customer)).isFalse();
        assertThat(all).allSatisfy(each -> assertThat(line.blockCalls(each)).isOne());
    }

    @Test
    void theOrderOfDeliveriesDoesNotMatter() {
        // Given
        Line line = site.newLine();
        Instant now = Instant.now().minus(Duration.ofHours(1));
        List<Persona> several = Strangers.several(6, Strangers::known);
        List<MetaMessage> messages = new ArrayList<>();
        for (int i = 0; i < several.size(); i++) {
            messages.add(line.text(
                    several.get(i), now.plusSeconds(60L * i), "see https://offer.example/" + i + " and tell others"));
        }
        messages.addAll(messages);
        Collections.shuffle(messages, new Random(7));

        // When
        messages.forEach(
                message -> assertThat(site.deliver(line.delivery(message))).isEqualTo(200));

        // Then
        await().untilAsserted(() -> assertThat(line.blocked()).isEqualTo(names(several)));
        assertThat(several).allSatisfy(each -> assertThat(line.blockCalls(each)).isOne());
    }

    @Test
    void fewSendersAndWellKnownHostsAreNoCampaign() {
        // Given
        Line line = site.newLine();
        Strangers.several(3, Strangers::known)
                .forEach(each -> site.deliver(
                        line.delivery(line.text(each, Instant.now(), "please send me the catalogue of this spring"))));

        // When
        Strangers.several(6, Strangers::known)
                .forEach(each -> site.deliver(
                        line.delivery(line.text(each, Instant.now(), "https://www.known.example/" + each.phone()))));

        // Then
        site.assertNobodyIsBlocked(line);
    }

    @Test
    void onlyTheFirstMessageIsAFirst() {
        // Given
        Line line = site.newLine();
        Persona acquainted = Strangers.known();
        Persona stranger = Strangers.known();
        site.deliver(line.delivery(line.text(acquainted, Instant.now().minusSeconds(60), "hello")));

        // When
        site.deliver(line.delivery(line.text(acquainted, Instant.now(), "https://first.example/")));
        site.deliver(line.delivery(line.text(stranger, Instant.now(), "https://first.example/")));

        // Then
        await().untilAsserted(() -> assertThat(line.blocked()).isEqualTo(names(List.of(stranger))));
    }

    @Test
    void oneTextAgainAndAgain() {
        // Given
        Line line = site.newLine();
        Persona repeating = Strangers.known();
        Persona talking = Strangers.known();

        // When
        for (int i = 0; i < 3; i++) {
            site.deliver(line.delivery(
                    line.text(talking, Instant.now(), "my order number " + i + " has not been delivered to me yet")));
            site.deliver(line.delivery(
                    line.text(repeating, Instant.now(), "Join our club of investors now" + "!".repeat(i))));
        }

        // Then
        await().untilAsserted(() -> assertThat(line.blocked()).isEqualTo(names(List.of(repeating))));
    }

    @Test
    void manyHostsOfOneSender() {
        // Given
        Line line = site.newLine();
        Persona sprayer = Strangers.known();

        // When
        site.deliver(line.delivery(line.text(sprayer, Instant.now(), "https://a.example https://b.example")));
        site.deliver(line.delivery(line.text(sprayer, Instant.now(), "https://a.example https://c.example")));
        assertThat(line.isBlocked(sprayer)).isFalse();
        site.deliver(line.delivery(line.text(sprayer, Instant.now(), "https://d.example")));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(sprayer)).isTrue());
    }

    @Test
    void countriesAndExceptions() {
        // Given
        Line line = site.newLine();
        Persona abroad = Persona.byPhone("A", "2348012345678");
        Persona staff = Persona.byPhone("B", "2349991234567");
        Persona here = Strangers.known();

        // When
        Stream.of(staff, here, abroad)
                .forEach(each -> site.deliver(line.delivery(line.text(each, Instant.now(), "marigold"))));

        // Then
        await().untilAsserted(() -> assertThat(line.blocked()).isEqualTo(names(List.of(abroad))));
    }

    @Test
    void weakSignalsSumUp() {
        // Given
        Line line = site.newLine();
        Persona both = Strangers.known();
        Persona one = Strangers.known();
        MetaMessage word = line.text(both, Instant.now(), "a thimble");

        // When
        for (int i = 0; i < 3; i++) {
            site.deliver(line.delivery(word));
            site.deliver(line.delivery(line.text(one, Instant.now(), "https://signal.example/" + i)));
        }
        site.assertNobodyIsBlocked(line);
        site.deliver(line.delivery(line.text(both, Instant.now(), "https://signal.example/")));

        // Then
        await().untilAsserted(() -> assertThat(line.isBlocked(both)).isTrue());
        assertThat(line.isBlocked(one)).isFalse();
    }

    private static Set<String> names(List<Persona> people) {
        return people.stream().map(Strangers::nameToMeta).collect(Collectors.toSet());
    }
}
