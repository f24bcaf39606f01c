package dev.portcullis.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.portcullis.dev.Persona;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each page, wide and narrow, light and dark: nobody is shut out, nothing sticks out. Pictures are in target. */
@ExtendWith(Panel.class)
final class PanelLooksIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    /** The newest decision with its proof, and the newest with counters, down to the messages that they counted. */
    private static final String UNFOLD = """
            () => [document.querySelector('details'), document.querySelector('details:has(.counters)')]
                .flatMap(it => it ? [it, ...it.querySelectorAll('details')] : [])
                .forEach(it => it.setAttribute('open', ''))""";

    private static Map<String, String> pages;

    @BeforeAll
    static void prepare(PanelSite panel) {
        Line line = panel.newLine();
        Line quiet = panel.newLine();
        Instant now = Instant.now();
        List<Persona> people = Strangers.several(12, Strangers::known);
        people.forEach(each -> panel.site().deliver(line.delivery(line.text(each, now, Line.BAIT))));
        Persona flooding = Strangers.known();
        panel.site().deliver(line.delivery(line.texts(flooding, 30, now.minusSeconds(40), Duration.ofSeconds(1))));
        Persona refused = Strangers.known();
        panel.meta().refuse(line.id(), Strangers.nameToMeta(refused), 131021);
        panel.site().deliver(line.delivery(line.text(refused, now, Line.BAIT)));
        panel.site().deliver(quiet.delivery(quiet.text(refused, now, "hello")));
        await().until(() -> line.blocked().size() == 13
                && panel.site().stateOf(line, refused).equals("refused"));
        panel.meta().blockByHand(line.id(), List.of("+442071838750"));
        new Operator(panel.site().gateway()).unblock(line, Strangers.known()).join();
        String user = Strangers.nameToMeta(people.getFirst());
        pages = pages("/lines/" + line.id(), "/lines/" + quiet.id(), user, Strangers.nameToMeta(refused), line.id());
    }

    private static Map<String, String> pages(String line, String quiet, String user, String refused, String id) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("sign-in", "/sign-in?problem=wrong");
        all.put("blocked", line + "/blocked");
        all.put("nobody-blocked", quiet + "/blocked");
        all.put("block", line + "/block?user=" + user.replace("+", "%2B") + ",%2B15550001234");
        all.put("sender-blocked", line + "/senders/" + user);
        all.put("sender-refused", line + "/senders/" + refused);
        all.put("sender-unknown", line + "/senders/+15550007777");
        all.put("decisions", "/decisions?line=" + id);
        all.put("wanted", line + "/wanted");
        all.put("allowed", line + "/allowed");
        all.put("want-group", line + "/want-group?group=%2B1555");
        all.put("reconciliation", line + "/reconciliation");
        all.put("try", "/rules/try");
        all.put("rules", "/rules");
        all.put("rule", "/rules?rule=bait&q=bait");
        all.put("rules-of-a-week", "/rules?since=P7D&line=" + id);
        all.put("try", "/rules/try");
        all.put("lines", "/lines");
        all.put("wanted", line + "/wanted");
        all.put("want-group", line + "/want-group?group=%2B1,NG");
        all.put("allowed", line + "/allowed?user=" + user.replace("+", "%2B"));
        all.put("reconciliation", line + "/reconciliation");
        all.put("undo", "/undo");
        all.put("undo-preview", "/undo?rule=bait&since=PT1H&line=" + id);
        all.put("audit", "/audit");
        all.put("audit-of-nobody", "/audit?by=nobody&since=PT5M");
        all.put("found", "/find?user=" + refused.replace("+", "%2B"));
        all.put("found-nowhere", "/find?user=%2B15550007777");
        all.put("unknown-line", "/lines/zz/blocked");
        all.put("problem", line + "/senders/nobody");
        return all;
    }

    @ParameterizedTest(name = "{0} pixels")
    @ValueSource(ints = {1440, 390})
    void nobodyIsShutOut(int width, PanelSite panel) {
        // Given
        SoftAssertions each = new SoftAssertions();
        try (Desk desk = panel.deskOf(
                PanelSite.ADMIN,
                settings -> settings.setReducedMotion(ReducedMotion.REDUCE).setViewportSize(width, 900))) {
            pages.forEach((name, path) -> {
                // When
                desk.open(path);
                assertThat(desk.main()).isVisible();
                desk.page().evaluate(UNFOLD);

                // Then
                each.assertThat(desk.excessWidth())
                        .as("pixels that %s is too wide", name)
                        .isZero();
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    desk.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    String look =
                            "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
                    desk.page()
                            .screenshot(new Page.ScreenshotOptions()
                                    .setFullPage(true)
                                    .setPath(PICTURES.resolve(look + ".png")));
                    each.assertThat(Axe.violations(desk.page()))
                            .as("what axe finds on %s", look)
                            .isEmpty();
                }
            });
            desk.assertCalm();
        }
        each.assertAll();
    }
}
