package dev.portcullis.dev;

/** What a developer reads first. */
record Banner(DevConfig config, boolean emulated) {

    private static final String KNOWN_PASSWORD = "portcullis-dev";

    @Override
    public String toString() {
        return """

                Portcullis, development mode
                  panel     %1$s/   login: admin / %2$s
                  API       %3$s/q/swagger-ui   (%3$s/q/openapi)
                  health    %3$s/q/health   metrics: %3$s/q/metrics
                  Meta      %4$s
                  traffic   %5$s
                  try       curl -u admin:%2$s %1$s/api/v1/lines/%6$s/blocked
                """.formatted(
                        config.gateway(), password(), config.management(), meta(), traffic(), MetaDelivery.SAMPLE_LINE);
    }

    /** A password of somebody's own stays out of the log. */
    private String password() {
        return KNOWN_PASSWORD.equals(config.adminPassword()) ? KNOWN_PASSWORD : "<portcullis.admin.password>";
    }

    private String meta() {
        return emulated
                ? "emulated at http://127.0.0.1:%d   state: /_emulator/lines/%s"
                        .formatted(config.emulator().port(), MetaDelivery.SAMPLE_LINE)
                : "not emulated, since portcullis.graph.url is not http://127.0.0.1:"
                        + config.emulator().port();
    }

    private String traffic() {
        if (!emulated) {
            return "off: made-up senders are for the emulator only";
        }
        return config.traffic()
                ? "on, first blocks within seconds   off: -Dportcullis.dev.traffic=false"
                : "off   on: -Dportcullis.dev.traffic=true";
    }
}
