package dev.portcullis.it;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks in a page for what shuts people out: contrast, names, roles, order. */
final class Axe {

    private static final String SCRIPT = script();
    private static final String RUN = """
            () => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.flatMap(
                rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${node.html} ${node.failureSummary}`)))""";

    private Axe() {}

    /** Run by the browser's own tools, which the content security policy does not bind. */
    static List<?> violations(Page page) {
        page.evaluate(SCRIPT);
        return (List<?>) page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
