package dev.portcullis.webhook;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is missing or wrong in {@link WebhookConfig}, all of it at once, for the check at start. */
@Singleton
public final class WebhookConfigCheck {

    /** Meta's largest delivery is 3 MB; less room than one would refuse it for ever. */
    private static final long LARGEST_DELIVERY = 4L << 20;

    private final WebhookConfig config;

    public WebhookConfigCheck(WebhookConfig config) {
        this.config = config;
    }

    /** One sentence for each problem, with the environment variable that cures it; empty if all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        required(
                        config.appSecrets(),
                        config.appSecretsFile(),
                        "app secret, without which no delivery can be verified",
                        "PORTCULLIS_WEBHOOK_APP_SECRETS")
                .ifPresent(problems::add);
        required(
                        config.verifyToken(),
                        config.verifyTokenFile(),
                        "verify token, without which Meta cannot register the callback",
                        "PORTCULLIS_WEBHOOK_VERIFY_TOKEN")
                .ifPresent(problems::add);
        if (config.inFlightDeliveries() < 1) {
            problems.add("portcullis.webhook.in-flight-deliveries is " + config.inFlightDeliveries()
                    + "; set PORTCULLIS_WEBHOOK_IN_FLIGHT_DELIVERIES to at least 1");
        }
        if (config.inFlightBytes().asLongValue() < LARGEST_DELIVERY) {
            problems.add("portcullis.webhook.in-flight-bytes is less than one large delivery of Meta's;"
                    + " set PORTCULLIS_WEBHOOK_IN_FLIGHT_BYTES to at least 4M");
        }
        return problems;
    }

    private static Optional<String> required(
            Optional<List<String>> values, Optional<Path> file, String what, String variable) {
        if (file.isPresent() && !Files.isReadable(file.get())) {
            return Optional.of("the file " + file.get() + " cannot be read; set " + variable
                    + "_FILE to a readable file with one value a line");
        }
        boolean configured = values.stream().flatMap(List::stream).anyMatch(value -> !value.isBlank());
        if (configured || file.filter(WebhookConfigCheck::hasText).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("there is no " + what + "; set " + variable + ", or " + variable
                + "_FILE to a file with one value a line");
    }

    private static boolean hasText(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> !line.isBlank());
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
