package dev.portcullis.rules;

import java.time.Duration;

/**
 * One question about a sender's past: do {@code atLeast} counted messages, this one among them, lie less than
 * {@code within} apart?
 *
 * @param counter names what is counted; rules that count the same thing share it
 */
public record Window(String counter, Duration within, int atLeast) {}
