package dev.portcullis.graph;

import java.nio.file.Path;
import java.util.Optional;

/** An access token, written out or in a file. */
public interface TokenConfig {

    Optional<String> accessToken();

    Optional<Path> accessTokenFile();
}
