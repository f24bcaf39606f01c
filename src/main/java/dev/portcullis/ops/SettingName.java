package dev.portcullis.ops;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two spellings of a setting. */
final class SettingName {

    private static final Pattern KEY = Pattern.compile("portcullis\\.(?:[a-z0-9-]+|\\.|\"[^\"]*\")+[a-z0-9]");

    private SettingName() {}

    /** {@code portcullis.rules.watch-every} is {@code PORTCULLIS_RULES_WATCH_EVERY}. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The sentence, with the environment variable behind the first key that it names, unless it names one already. */
    static String withVariable(String problem) {
        Matcher key = KEY.matcher(problem);
        return problem.contains("PORTCULLIS_") || !key.find()
                ? problem
                : problem.substring(0, key.end()) + " (" + variable(key.group()) + ")" + problem.substring(key.end());
    }
}
