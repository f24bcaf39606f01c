package dev.portcullis.dev;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * What an emulator is started with.
 *
 * @param port 0 takes any free port
 * @param accessTokens the bearer tokens that are let in
 * @param appSecret if present, every call must carry the {@code appsecret_proof} made with it
 */
public record EmulatorSettings(int port, InstantSource clock, Set<String> accessTokens, Optional<String> appSecret) {

    /** Any port, the system's clock, {@code dev-access-token}, no proof. */
    public static EmulatorSettings defaults() {
        return new EmulatorSettings(0, InstantSource.system(), Set.of("dev-access-token"), Optional.empty());
    }

    public EmulatorSettings withPort(int port) {
        return new EmulatorSettings(port, clock, accessTokens, appSecret);
    }

    public EmulatorSettings withClock(InstantSource clock) {
        return new EmulatorSettings(port, clock, accessTokens, appSecret);
    }

    public EmulatorSettings withAccessTokens(String... tokens) {
        return new EmulatorSettings(port, clock, Set.of(tokens), appSecret);
    }

    public EmulatorSettings withAppSecret(String secret) {
        return new EmulatorSettings(port, clock, accessTokens, Optional.of(secret));
    }
}
