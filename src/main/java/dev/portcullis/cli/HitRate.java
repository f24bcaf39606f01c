package dev.portcullis.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The largest share of the messages of a corpus that rules may hit, in percent. */
record HitRate(BigDecimal percent) {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 3;

    /** Only with its sign, since 0.05 could be meant either way. */
    static Optional<HitRate> parse(String text) {
        return Optional.of(text)
                .filter(rate -> FORM.matcher(rate).matches())
                .map(rate -> new BigDecimal(rate.substring(0, rate.length() - 1)))
                .filter(rate -> rate.compareTo(HUNDRED) <= 0)
                .map(HitRate::new);
    }

    boolean isExceeded(long hits, long messages) {
        return BigDecimal.valueOf(hits).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(messages))) > 0;
    }

    /** A share in words: never 0 for what was hit at all. */
    static String share(long hits, long messages) {
        if (hits == 0 || messages == 0) {
            return "0 %";
        }
        BigDecimal share = BigDecimal.valueOf(hits)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(messages), DECIMALS, RoundingMode.HALF_UP);
        return share.signum() == 0 ? "< 0.001 %" : share.stripTrailingZeros().toPlainString() + " %";
    }

    @Override
    public String toString() {
        return percent.toPlainString() + " %";
    }
}
