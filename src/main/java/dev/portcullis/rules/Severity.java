package dev.portcullis.rules;

import java.util.Locale;

/** How bad the abuse is that a rule looks for; for people and dashboards, without effect on the verdict. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
