package dev.portcullis.access;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** What an identity provider signs with. */
final class Keyring {

    private final KeyPair keys = newKeys();

    String token(String issuer, String audience, String user, String... roles) {
        return sign(claims(issuer, audience, user, roles));
    }

    String idToken(String issuer, String audience, String nonce, String user, String... roles) {
        return sign(claims(issuer, audience, user, roles).claim("nonce", nonce));
    }

    private static JwtClaimsBuilder claims(String issuer, String audience, String user, String... roles) {
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject("0815")
                .preferredUserName(user)
                .claim("roles", Set.copyOf(Arrays.asList(roles)))
                .expiresIn(300);
    }

    private String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId("1").sign(keys.getPrivate());
    }

    String publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
