package dev.portcullis.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A configuration written out. */
record Configs(
        Optional<List<String>> appSecrets,
        Optional<Path> appSecretsFile,
        Optional<List<String>> verifyToken,
        Optional<Path> verifyTokenFile,
        int inFlightDeliveries,
        MemorySize inFlightBytes)
        implements WebhookConfig {

    static final Configs EMPTY =
            new Configs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1000, bytes(32L << 20));

    Configs withValues(List<String> appSecrets, List<String> verifyToken) {
        return new Configs(
                Optional.of(appSecrets),
                appSecretsFile,
                Optional.of(verifyToken),
                verifyTokenFile,
                inFlightDeliveries,
                inFlightBytes);
    }

    Configs withFiles(Path appSecretsFile, Path verifyTokenFile) {
        return new Configs(
                appSecrets,
                Optional.of(appSecretsFile),
                verifyToken,
                Optional.of(verifyTokenFile),
                inFlightDeliveries,
                inFlightBytes);
    }

    Configs withBounds(int deliveries, long bytes) {
        return new Configs(appSecrets, appSecretsFile, verifyToken, verifyTokenFile, deliveries, bytes(bytes));
    }

    private static MemorySize bytes(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }
}
