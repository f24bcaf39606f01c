package dev.portcullis.redis;

import dev.portcullis.message.LineId;

/** The keys of what many senders of one line have in common. */
public record CrowdKeys(String base) {

    /** Sorted set of messages, each with the ids of its sender, by event time. */
    public String counted() {
        return base + "counted";
    }

    /** Those of them whose senders wait to be acted on, as far as one question is concerned. */
    public String waiting(String question) {
        return base + "waiting:" + question;
    }

    /** Lanes have one part less in their hash tag. */
    static String pattern(String prefix, LineId line) {
        return prefix.replaceAll("([\\[\\]*?\\\\])", "\\\\$1") + "{" + line.value() + "/*/*}:*";
    }
}
