package dev.portcullis.panel;

import dev.portcullis.admin.GroupView.PreviewView;
import dev.portcullis.admin.WantedView.WantedRequest;
import dev.portcullis.problem.ApiProblem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prefixes and countries that somebody wants on the wanted list, as they were filled in.
 *
 * @param preview whom they would have met; null where that cannot be said
 * @param problem what to mend first; empty where nothing is wrong
 */
record GroupForm(
        String line,
        String groups,
        String reason,
        String until,
        String blocksPerHour,
        @Nullable PreviewView preview,
        String problem) {

    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");

    static GroupForm of(
            String line,
            @Nullable String groups,
            @Nullable String reason,
            @Nullable String until,
            @Nullable String blocksPerHour) {
        return new GroupForm(line, text(groups), text(reason), text(until), text(blocksPerHour), null, "");
    }

    private static String text(@Nullable String found) {
        return found == null ? "" : found.strip();
    }

    GroupForm with(@Nullable PreviewView found, String mend) {
        return new GroupForm(line, groups, reason, until, blocksPerHour, found, mend);
    }

    /** Whom they would meet. */
    WantedRequest question() {
        return request(true, null);
    }

    /** Puts them onto the list. */
    WantedRequest order() {
        if (!blocksPerHour.matches("[0-9]{1,9}")) {
            throw ApiProblem.badRequest("Found '" + blocksPerHour
                    + "' for the most blocks an hour, expected a number from 1 to 64000. Nothing was done.");
        }
        return request(false, Integer.parseInt(blocksPerHour));
    }

    private WantedRequest request(boolean preview, @Nullable Integer most) {
        List<String> names =
                BETWEEN.splitAsStream(groups).filter(name -> !name.isEmpty()).toList();
        if (names.isEmpty()) {
            throw ApiProblem.badRequest("Found neither a prefix nor a country, expected such as +234 or NG.");
        }
        return new WantedRequest(
                null,
                reason,
                until,
                names.stream().filter(GroupForm::isPrefix).toList(),
                names.stream().filter(name -> !isPrefix(name)).toList(),
                most,
                preview);
    }

    private static boolean isPrefix(String name) {
        return name.startsWith("+") || Character.isDigit(name.charAt(0));
    }
}
