package dev.portcullis.access;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who tries to sign in.
 *
 * @param user the name that they gave
 * @param address where from; of IPv6 the network, since one customer has all addresses of it
 */
record Attempt(String user, String address) {

    private static final int LONGEST = 100;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    Attempt {
        user = user.substring(0, Math.min(user.length(), LONGEST));
        address = address.substring(0, Math.min(address.length(), LONGEST));
    }

    /** The address is the one that a trusted proxy tells, if {@code quarkus.http.proxy.*} trusts one. */
    static Attempt of(String user, HttpServerRequest request) {
        return new Attempt(user, network(request.remoteAddress()));
    }

    private static String network(@Nullable SocketAddress from) {
        String host = from == null || from.host() == null ? "an unknown address" : from.host();
        byte @Nullable [] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        return bytes != null && bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "::/64"
                : host;
    }
}
