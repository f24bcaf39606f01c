package dev.portcullis.panel;

import dev.portcullis.admin.DeedFilter;
import dev.portcullis.admin.DeedView;
import dev.portcullis.admin.DeedView.UserView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One deed as the panel tells it.
 *
 * @param did in words that follow the person's name
 * @param theirs where all that this person did is shown
 * @param named those users who are shown at once
 * @param others those who are shown when somebody asks
 * @param unnamed how many users are not named
 * @param came how many users came to what; empty where that is not known
 */
record DeedRow(
        DeedView deed,
        String did,
        String theirs,
        List<UserView> named,
        List<UserView> others,
        long unnamed,
        List<RuleLink> rules,
        @Nullable Instant since,
        @Nullable Instant until,
        String came) {

    private static final int SHOWN_AT_ONCE = 3;
    private static final String GROUP = "wanted:";

    /** @param path from the panel's root to where it is */
    record RuleLink(String name, String path) {

        private static RuleLink of(String rule, String line) {
            return rule.startsWith(GROUP)
                    ? new RuleLink(rule.substring(GROUP.length()), "lines/" + line + "/wanted")
                    : new RuleLink(rule, "rules?rule=" + rule + "#rule-" + rule);
        }
    }

    static DeedRow of(DeedView deed) {
        List<UserView> users = deed.users();
        int cut = users.size() <= SHOWN_AT_ONCE + 1 ? users.size() : SHOWN_AT_ONCE;
        return new DeedRow(
                deed,
                did(deed.what()),
                DeedFilter.of(null, deed.by(), null, null, null).address("audit", ""),
                users.subList(0, cut),
                users.subList(cut, users.size()),
                Math.max(0, deed.userCount() - users.size()),
                deed.rules().stream()
                        .map(rule -> RuleLink.of(rule, deed.line()))
                        .toList(),
                deed.since().orElse(null),
                deed.until().orElse(null),
                deed.outcome().entrySet().stream()
                        .map(each -> Stamps.grouped(each.getValue()) + " " + each.getKey())
                        .collect(Collectors.joining(", ")));
    }

    private static String did(String what) {
        return switch (what) {
            case "wanted" -> "put on the wanted list";
            case "unwanted" -> "took off the wanted list";
            case "imported" -> "put a table on the wanted list";
            case "allowed" -> "put on the allowed list";
            case "disallowed" -> "took off the allowed list";
            case "undone" -> "took back what a rule did";
            case "reconciled" -> "reconciled with Meta\u2019s list";
            case "rearmed" -> "re-armed";
            case "erased" -> "erased a sender\u2019s data";
            default -> what;
        };
    }

    /** Of a table, each user has a reason of their own. */
    public String withoutReason() {
        return deed.what().equals("imported") ? "as the table tells" : "no reason given";
    }

    public String whomElse() {
        if (unnamed == 0) {
            return "";
        }
        return named.isEmpty() ? Stamps.grouped(unnamed) + " users" : "and " + Stamps.grouped(unnamed) + " more";
    }
}
