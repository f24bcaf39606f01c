package dev.portcullis.ops;

import dev.portcullis.access.AdminConfig;
import dev.portcullis.audit.AuditConfig;
import dev.portcullis.blocking.BlockingConfig;
import dev.portcullis.blocking.LimitsConfig;
import dev.portcullis.blocking.ReconciliationConfig;
import dev.portcullis.blocking.RotationConfig;
import dev.portcullis.embedded.EmbeddedRedisConfig;
import dev.portcullis.graph.AccountsConfig;
import dev.portcullis.graph.GraphConfig;
import dev.portcullis.graph.LinesConfig;
import dev.portcullis.redis.RedisConfig;
import dev.portcullis.rulebook.DidYouMean;
import dev.portcullis.rulebook.RulebookConfig;
import dev.portcullis.screening.BacklogConfig;
import dev.portcullis.senders.SendersConfig;
import dev.portcullis.webhook.WebhookConfig;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every setting of every room but {@code dev}, with its default. */
final class KnownSettings {

    static final List<Class<?>> ROOMS = List.of(
            AccountsConfig.class,
            AdminConfig.class,
            AuditConfig.class,
            BacklogConfig.class,
            BlockingConfig.class,
            EmbeddedRedisConfig.class,
            GraphConfig.class,
            LimitsConfig.class,
            LinesConfig.class,
            ReconciliationConfig.class,
            RedisConfig.class,
            RotationConfig.class,
            RulebookConfig.class,
            SendersConfig.class,
            WebhookConfig.class);

    private static final String PREFIX = "PORTCULLIS_";

    /** Kubernetes tells every pod of a Service called portcullis in this way; the other is for development alone. */
    private static final Pattern FOREIGN =
            Pattern.compile("PORTCULLIS_(?:(?:.+_)?(?:SERVICE_(?:HOST|PORT)(?:_.+)?|PORT(?:_[0-9]+_.+)?)|DEV_.+)");

    private final Map<String, String> defaults = new TreeMap<>();

    KnownSettings() {
        ROOMS.forEach(room -> defaults.putAll(ConfigClass.configClass(room).getProperties()));
    }

    /** The default; nothing where there is none, which reads as not set. */
    String defaultOf(String key) {
        return Optional.ofNullable(defaults.get(key)).orElse("");
    }

    /** Variables that look like settings of ours and are none, each with the likeliest one that was meant. */
    List<String> strangersAmong(Collection<String> variables) {
        return variables.stream()
                .filter(this::isStranger)
                .sorted()
                .map(variable -> variable + " is no setting of the gateway" + meant(variable))
                .toList();
    }

    private boolean isStranger(String variable) {
        return variable.startsWith(PREFIX)
                && !FOREIGN.matcher(variable).matches()
                && defaults.keySet().stream()
                        .noneMatch(key -> pattern(key).matcher(variable).matches());
    }

    /** A star stands for an id, and any setting may be a list. */
    private static Pattern pattern(String key) {
        String variable = Arrays.stream(key.replace("[*]", "").split("\\*"))
                .map(SettingName::variable)
                .collect(Collectors.joining(".+"));
        return Pattern.compile(variable + "(?:_[0-9]+_)?");
    }

    private String meant(String variable) {
        List<String> known = defaults.keySet().stream()
                .filter(key -> !key.contains("*"))
                .map(key -> SettingName.variable(key).toLowerCase(Locale.ROOT))
                .toList();
        return DidYouMean.nearest(variable, known)
                .map(near -> "; did you mean " + near.toUpperCase(Locale.ROOT) + "?")
                .orElse("");
    }
}
