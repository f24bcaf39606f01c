package dev.portcullis.message;

/** What state, cases and audit are keyed by: one sender on one line. */
public record SenderKey(LineId line, SenderId id) {}
