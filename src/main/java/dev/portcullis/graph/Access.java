package dev.portcullis.graph;

import dev.portcullis.message.LineId;
import dev.portcullis.secrets.SecretSource;
import java.util.Optional;

/** Whether a call can be made at all, by what is configured. */
sealed interface Access {

    record Granted(Credentials credentials, SecretSource token, Optional<SecretSource> appSecret) implements Access {

        /** A refused token may have been replaced in its file within the grain of the file's time stamp. */
        void learnFrom(CallFailure failure) {
            if (failure.kind() == FailureKind.BAD_TOKEN || failure.kind() == FailureKind.INVALID_REQUEST) {
                token.distrust();
                appSecret.ifPresent(SecretSource::distrust);
            }
        }
    }

    record Denied(CallFailure failure) implements Access {}

    static Access of(Optional<SecretSource> token, Optional<SecretSource> appSecret, LineId line) {
        if (token.isEmpty()) {
            return new Denied(Failures.withoutToken("none is configured for line " + line
                    + ": set portcullis.graph.access-token (PORTCULLIS_GRAPH_ACCESS_TOKEN) or"
                    + " portcullis.graph.access-token-file, or the same keys below portcullis.lines or"
                    + " portcullis.accounts"));
        }
        Optional<String> secret = appSecret.flatMap(SecretSource::current);
        if (appSecret.isPresent() && secret.isEmpty()) {
            // Without the proof Meta would refuse with a less telling error.
            return new Denied(Failures.withoutToken(appSecret.get().problem().orElse("no app secret")));
        }
        SecretSource source = token.get();
        return source.current()
                .<Access>map(value -> new Granted(Credentials.of(value, secret), source, appSecret))
                .orElseGet(
                        () -> new Denied(Failures.withoutToken(source.problem().orElse("none at " + source.key()))));
    }
}
