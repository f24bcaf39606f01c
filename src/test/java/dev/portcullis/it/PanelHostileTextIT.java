package dev.portcullis.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.dev.MetaContent;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What strangers and Meta write stays text, however it is written. */
@ExtendWith(Panel.class)
final class PanelHostileTextIT {

    private static final String MARKUP = "</bdi></summary><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final String ATTRIBUTE = "\" autofocus onfocus=alert(3) x='";
    private static final String TEMPLATE = "{frame.user}{#include panel/layout}{/}";
    private static final String TURNED = "\u202Egpj.exe\u2066\u200B\uFEFF\u0000";
    private static final String PILE = "Z" + "\u0335".repeat(300);
    private static final String LONG = "W".repeat(3_000);
    private static final Path NAUGHTY = Path.of("src/test/resources/naughty-strings/blns.txt");

    @Test
    void messagesAndNames(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        List<Persona> people = new ArrayList<>();
        for (String text : List.of(MARKUP, ATTRIBUTE, TEMPLATE, TURNED, PILE, LONG)) {
            Persona persona = hostile(text);
            people.add(persona);
            String around = text.substring(0, Math.min(80, text.length()));
            MetaMessage message =
                    line.written(persona, Instant.now(), MetaContent.text(around + " double your bitcoin " + around));
            panel.site()
                    .deliver(line.delivery(message.withId("wamid." + text.substring(0, Math.min(500, text.length())))));
        }
        await().until(() -> people.stream().allMatch(line::isBlocked));
        try (Desk desk = narrow(panel)) {
            // When
            desk.open("/decisions?line=" + line.id());
            openAll(desk);

            // Then
            assertThat(desk.main()).containsText(MARKUP + " double your bitcoin");
            assertThat(desk.main()).containsText(ATTRIBUTE);
            assertThat(desk.main()).containsText(TEMPLATE);
            assertThat(desk.main()).containsText("⟨U+202E⟩gpj.exe⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩");
            desk.assertFitsTheScreen();
            for (Persona persona : people) {
                desk.open("/lines/%s/senders/%s".formatted(line.id(), Strangers.nameToMeta(persona)));
                openAll(desk);
                assertThat(desk.heading("Blocked by rule bait")).isVisible();
                desk.assertFitsTheScreen();
            }
            desk.openBlocked(line);
            desk.assertFitsTheScreen();
            desk.assertCalm();
        }
    }

    @Test
    void theBigListOfNaughtyStrings(PanelSite panel) throws IOException {
        // Given
        Line line = panel.newLine();
        List<String> naughty = Files.readAllLines(NAUGHTY).stream()
                .filter(text -> !text.isBlank() && !text.startsWith("# "))
                .toList();
        List<MetaMessage> messages = new ArrayList<>();
        for (String text : naughty) {
            messages.add(line.text(hostile(text), Instant.now(), text + " double your bitcoin"));
        }
        assertThat(panel.site().deliver(line.delivery(messages))).isEqualTo(200);
        await().until(() -> line.blocked().size() == naughty.size());
        try (Desk desk = narrow(panel)) {
            // When
            desk.open("/decisions?line=" + line.id());
            int seen = 0;
            boolean more = true;
            while (more) {
                openAll(desk);
                seen += desk.page().locator("li.decision").count();
                desk.assertFitsTheScreen();
                more = desk.link("Older").isVisible();
                if (more) {
                    desk.link("Older").click();
                }
            }

            // Then
            assertThat(seen).isEqualTo(naughty.size());
            desk.assertCalm();
        }
    }

    @Test
    void metasWords(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        Persona persona = Strangers.known();
        String user = Strangers.nameToMeta(persona);
        String words = MARKUP + ATTRIBUTE + TEMPLATE + LONG.substring(0, 200);
        panel.meta()
                .wireMock()
                .stubFor(post(urlPathMatching("/v[0-9.]+/" + line.id() + "/block_users"))
                        .willReturn(aResponse()
                                .withStatus(400)
                                .withHeader("content-type", "application/json")
                                .withBody(refusal(user, words))));
        panel.site().deliver(line.delivery(line.text(persona, Instant.now(), Line.BAIT)));
        await().until(() -> panel.site().stateOf(line, persona).equals("refused"));
        try (Desk desk = narrow(panel)) {
            // When
            desk.open("/lines/%s/senders/%s".formatted(line.id(), user));
            openAll(desk);

            // Then
            assertThat(desk.heading("Not blocked: Meta refused to.")).isVisible();
            assertThat(desk.main()).containsText(MARKUP);
            desk.assertFitsTheScreen();

            // When
            desk.button("Block…").click();
            desk.field("Reason").fill(MARKUP);
            desk.button("Block").click();

            // Then
            assertThat(desk.main()).containsText(MARKUP);
            desk.assertFitsTheScreen();
            desk.assertCalm();
        }
    }

    @Test
    void addresses(PanelSite panel) {
        // Given
        Line line = panel.newLine();
        panel.meta().blockByHand(line.id(), List.of("+15550008888"));
        try (Desk desk = narrow(panel)) {
            for (String path : List.of(
                    "/lines/%s/blocked?q=%s",
                    "/decisions?line=%s&rule=%s", "/undo?line=%s&rule=%s&since=PT1H", "/sign-in?x=%s&to=%s")) {
                // When
                desk.open(path.formatted(line.id(), URLEncoder.encode(MARKUP + ATTRIBUTE, StandardCharsets.UTF_8)));

                // Then
                assertThat(desk.main()).isVisible();
                desk.assertFitsTheScreen();
            }
            desk.assertCalm();
        }
    }

    private static Desk narrow(PanelSite panel) {
        return panel.deskOf(PanelSite.ADMIN, settings -> settings.setViewportSize(390, 844));
    }

    /** Everything that can be unfolded is. */
    private static void openAll(Desk desk) {
        desk.page().evaluate("() => document.querySelectorAll('details').forEach(it => { it.open = true; })");
    }

    private static Persona hostile(String name) {
        Persona known = Strangers.known();
        return Persona.known(name, String.valueOf(known.phone()), String.valueOf(known.userId()));
    }

    private static String refusal(String user, String words) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", words).put("code", 131021);
        error.putObject("error_data").put("details", words);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
        ObjectNode failed =
                body.putObject("block_users").putArray("failed_users").addObject();
        failed.put("input", user).put("wa_id", user.substring(1));
        failed.putArray("errors").add(error);
        body.putObject("error").put("message", words).put("code", 139100);
        return body.toString();
    }
}
