package dev.portcullis.webhook;

/** The bytes of a request as they came, proven to be signed with one of our app secrets. */
final class VerifiedPayload implements Verification {

    private final byte[] bytes;

    /** For {@link SignatureVerifier} alone: that a payload exists is the proof. */
    VerifiedPayload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The array itself, since it may be megabytes: to be read, not written to. */
    byte[] bytes() {
        return bytes;
    }
}
