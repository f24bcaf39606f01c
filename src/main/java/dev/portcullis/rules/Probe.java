package dev.portcullis.rules;

/** Something that can be looked for in a text; equal probes find the same. */
sealed interface Probe permits Needle, Expression {

    String canonical();
}
