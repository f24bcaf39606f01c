package dev.portcullis.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine, without a window. */
final class Chromium implements AutoCloseable {

    static final String MISSING = "The panel's browser tests need Chromium and found none on the PATH: install it, on"
            + " Debian by `apt-get install chromium`, or name one in CHROMIUM.";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Named by the environment, or else the first one on the path. */
    static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        if (named == null || named.isBlank()) {
            return onThePath();
        }
        if (!Files.isExecutable(Path.of(named))) {
            throw new IllegalStateException("CHROMIUM is '" + named + "', expected the path of an executable");
        }
        return Optional.of(Path.of(named));
    }

    private static Optional<Path> onThePath() {
        List<String> folders = Arrays.asList(System.getenv("PATH").split(File.pathSeparator));
        Stream<Path> candidates =
                NAMES.stream().flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    static Chromium start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(find().orElseThrow())
                                .setArgs(FLAGS)));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
