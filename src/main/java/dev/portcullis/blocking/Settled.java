package dev.portcullis.blocking;

/** A case, and what it was settled with. */
record Settled(Case subject, Settlement settlement) {}
