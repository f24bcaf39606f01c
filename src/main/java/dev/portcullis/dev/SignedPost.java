package dev.portcullis.dev;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A webhook body and the signature that Meta would send with it. */
public final class SignedPost {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final byte[] body;
    private final String signature;

    private SignedPost(byte[] body, String signature) {
        this.body = body;
        this.signature = signature;
    }

    /** Signs exactly these characters, whether or not they are JSON. */
    public static SignedPost of(String body, String appSecret) {
        return of(body.getBytes(StandardCharsets.UTF_8), appSecret);
    }

    public static SignedPost of(byte[] body, String appSecret) {
        return new SignedPost(body.clone(), "sha256=" + AppSecret.hmacOf(body, appSecret));
    }

    public byte[] body() {
        return body.clone();
    }

    /** The value of {@code X-Hub-Signature-256}. */
    public String signature() {
        return signature;
    }

    public HttpRequest to(URI webhook) {
        return HttpRequest.newBuilder(webhook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
