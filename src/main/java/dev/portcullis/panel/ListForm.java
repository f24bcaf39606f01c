package dev.portcullis.panel;

import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.UserNames;
import dev.portcullis.problem.ApiProblem;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody puts onto a list, as it was filled in.
 *
 * @param problem what to mend first; empty where nothing is wrong
 */
@TemplateData
record ListForm(String users, String reason, String until, String problem) {

    static ListForm of(List<String> users, @Nullable String reason, @Nullable String until, String problem) {
        return new ListForm(
                users.stream().filter(text -> !text.isBlank()).collect(Collectors.joining(", ")),
                reason == null ? "" : reason,
                until == null ? "" : until,
                problem);
    }

    /** The users, or else a problem that says which cannot be read. */
    static UserNames readable(List<String> users) {
        UserNames named = UserNames.read(users);
        if (!named.unreadable().isEmpty()) {
            throw ApiProblem.badRequest("Found '" + String.join(", ", named.unreadable())
                    + "', expected a phone number with country code, such as +15551230001, or a business-scoped user"
                    + " id, such as US.13491208655302741918. Nothing was done.");
        }
        if (named.users().isEmpty() || named.users().size() > Arguments.MOST_USERS) {
            throw ApiProblem.badRequest("Found " + named.users().size() + " users, expected 1 to "
                    + Arguments.MOST_USERS + " at once. Nothing was done.");
        }
        return named;
    }

    static String neededReason(@Nullable String text) {
        String reason = Arguments.reason(text);
        if (reason.isEmpty()) {
            throw ApiProblem.badRequest(
                    "Found no reason. It is kept beside your name, for whoever reads the list later. Nothing was done.");
        }
        return reason;
    }
}
