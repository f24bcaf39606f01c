package dev.portcullis.webhook;

/** What a look at the signature came to. */
sealed interface Verification permits VerifiedPayload, Refusal {}
