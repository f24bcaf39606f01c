package dev.portcullis.ops;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the start; the message lists all that has to be changed. Quarkus shows it without a stack trace. */
final class UnusableSettings extends ConfigurationException {

    UnusableSettings(List<String> problems) {
        super(describe(problems));
    }

    /** One problem an entry; a problem of several lines stays together. */
    static String describe(List<String> problems) {
        String line = System.lineSeparator();
        return problems.stream()
                .map(problem -> problem.strip().replaceAll("\\R", line + "    "))
                .collect(Collectors.joining(
                        line + "  - ",
                        "Portcullis cannot start. What is missing or wrong:" + line + "  - ",
                        line + "Each is an environment variable or a key in config/application.properties."));
    }
}
