package dev.portcullis.rulebook;

import dev.portcullis.rules.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code limits}: what a rule may do at most before it turns to shadow. */
final class LimitsReader {

    private static final int BLOCKS_PER_HOUR = 1_000;
    static final List<String> KEYS = List.of("blocks_per_hour", "share_of_senders");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3})?)%");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Problems problems;

    LimitsReader(Problems problems) {
        this.problems = problems;
    }

    Limits read(Fields owner) {
        return owner.mapping("limits", KEYS)
                .map(limits -> {
                    if (limits.isEmpty()) {
                        problems.error(
                                limits.place(),
                                "'limits' holds no limit; expected at least one of " + String.join(", ", KEYS));
                    }
                    return new Limits(
                            limits.integer("blocks_per_hour", 1).orElse(BLOCKS_PER_HOUR), shareOfSenders(limits));
                })
                .orElse(Limits.perHour(BLOCKS_PER_HOUR));
    }

    private static OptionalDouble shareOfSenders(Fields limits) {
        Optional<BigDecimal> percent = limits.value("share_of_senders").flatMap(value -> {
            Optional<BigDecimal> share =
                    value instanceof Yaml.Scalar scalar ? percent(scalar.text()) : Optional.empty();
            return share.isPresent()
                    ? share
                    : limits.expected(
                            value, "'share_of_senders'", "a percentage above zero, at most 100%, such as 2% or 0.5%");
        });
        return percent.map(share -> OptionalDouble.of(share.movePointLeft(2).doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    private static Optional<BigDecimal> percent(String text) {
        Matcher form = PERCENT.matcher(text);
        return form.matches()
                ? Optional.of(new BigDecimal(form.group(1)))
                        .filter(percent -> percent.signum() > 0 && percent.compareTo(WHOLE) <= 0)
                : Optional.empty();
    }
}
