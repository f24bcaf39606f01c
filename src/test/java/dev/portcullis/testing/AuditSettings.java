package dev.portcullis.testing;

import dev.portcullis.audit.AuditConfig;
import java.time.Duration;

/** How much of the past is kept. */
public record AuditSettings(int entriesPerLine, int deedsPerLine, Text text, Duration textKept) implements AuditConfig {

    /** As much as any test looks at, texts too. */
    public static final AuditSettings AMPLE = new AuditSettings(10_000, 1_000, Text.MATCHED, Duration.ofDays(7));
}
