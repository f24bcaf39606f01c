package dev.portcullis.message;

/** How often Meta says a message had been forwarded before it came to us; frequently is more than five times. */
public enum Forwarding {
    NONE,
    FORWARDED,
    FREQUENTLY
}
