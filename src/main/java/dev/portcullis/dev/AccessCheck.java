package dev.portcullis.dev;

import java.util.Optional;
import java.util.Set;

/** Who may call: holders of a token and, if an app secret is required, of the proof made with it. */
record AccessCheck(Set<String> tokens, Optional<String> appSecret) {

    void admit(GraphRequest request) {
        String token = request.bearer();
        if (token.isEmpty() || !tokens.contains(token)) {
            throw new GraphRefusal(401, 190, "Invalid OAuth access token - Cannot parse access token", "");
        }
        appSecret.ifPresent(secret -> {
            String proof = request.query("appsecret_proof");
            if (proof.isEmpty()) {
                throw new GraphRefusal(400, 100, "API calls from the server require an appsecret_proof argument", "");
            }
            if (!proof.equals(AppSecret.hmacOf(token, secret))) {
                throw new GraphRefusal(400, 100, "Invalid appsecret_proof provided in the API argument", "");
            }
        });
    }
}
