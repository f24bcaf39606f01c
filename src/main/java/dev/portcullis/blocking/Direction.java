package dev.portcullis.blocking;

/** Which way a case goes: onto Meta's list or off it. */
public enum Direction {
    ON,
    OFF
}
