/** The one room that speaks Redis: connections, scripts, key names. */
@NullMarked
package dev.portcullis.redis;

import org.jspecify.annotations.NullMarked;
