package dev.portcullis.graph;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** What is set for single WhatsApp Business Accounts, by their id. */
@ConfigMapping(prefix = "portcullis.accounts")
public interface AccountsConfig {

    @WithParentName
    Map<String, TokenConfig> accounts();
}
