package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** Somebody's browser at the panel, found by what people and screen readers find: roles, names and labels. */
final class Desk implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Desk(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(15_000);
        context.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onWebError(error -> complaints.add("script error: " + error.error()));
        context.onConsoleMessage(this::hear);
        this.page = context.newPage();
    }

    /** What the content security policy refuses is told there, too. That a page says no is no complaint. */
    private void hear(ConsoleMessage message) {
        boolean saysNo = message.text().matches("Failed to load resource: .* status of 40[034] .*");
        if (!saysNo && (message.type().equals("error") || message.type().equals("warning"))) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(path);
    }

    void openBlocked(Line line) {
        open("/lines/" + line.id() + "/blocked");
    }

    void signIn(String user, String password) {
        field("User").fill(user);
        field("Password").fill(password);
        button("Sign in").click();
    }

    Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("input, select, textarea"));
    }

    /** A form or section by its name. */
    Locator form(String name) {
        return page.getByRole(
                AriaRole.FORM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The row of the list that tells of somebody. */
    Locator row(String user) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(user));
    }

    /** Nothing opened a dialog, failed in a script, or was refused by the content security policy. */
    void assertCalm() {
        assertThat(complaints).isEmpty();
    }

    /** By how many pixels the page would have to be moved sideways to be read. */
    int excessWidth() {
        return ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    void assertNobodyIsShutOut() {
        assertThat(Axe.violations(page)).as("what axe finds on %s", page.url()).isEmpty();
    }

    void assertFitsTheScreen() {
        assertThat(excessWidth()).as("pixels that %s is too wide", page.url()).isZero();
    }

    @Override
    public void close() {
        context.close();
    }
}
