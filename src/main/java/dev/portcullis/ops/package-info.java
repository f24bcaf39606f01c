/**
 * What the people who run the gateway need: whether it is ready, what is wrong with its settings, and gauges of what
 * waits. It looks into the other rooms, and none of them knows it.
 */
@NullMarked
package dev.portcullis.ops;

import org.jspecify.annotations.NullMarked;
