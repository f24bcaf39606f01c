/**
 * The other side of the wire, for development and tests: an emulator of Meta's block list and senders that write.
 *
 * <p>Knows Meta's documentation and nothing of the gateway, so it cannot share the gateway's mistakes. It needs
 * WireMock, which is not packaged: nothing outside development mode and the tests may refer to this room.
 */
@NullMarked
package dev.portcullis.dev;

import org.jspecify.annotations.NullMarked;
