package dev.portcullis.rules;

/**
 * What a weak signal adds to the total of a sender.
 *
 * @param add points a message
 * @param most points that the rule adds within one window, however many messages it matches
 */
public record Score(int add, int most) {}
