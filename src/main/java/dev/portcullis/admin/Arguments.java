package dev.portcullis.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portcullis.blocking.ListPage;
import dev.portcullis.blocking.WantedList;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a request names; whatever cannot be read ends the request with a problem that says so. */
public final class Arguments {

    public static final int MOST_USERS = 1_000;
    static final int LONGEST_REASON = 500;

    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;
    private static final String SENDER_FORM =
            "expected a phone number with country code, such as +15551230001, or a business-scoped user id, such as"
                    + " US.13491208655302741918";

    private Arguments() {}

    public static LineId line(String text) {
        return LineId.parse(text)
                .orElseThrow(() -> ApiProblem.badRequest("Found '" + text
                        + "' for a line, expected Meta's phone_number_id: 1 to 64 letters, digits, '_' or '-'."));
    }

    static Optional<LineId> optionalLine(@Nullable String text) {
        return present(text).map(Arguments::line);
    }

    public static SenderId sender(String text) {
        return SenderId.parse(text)
                .orElseThrow(() -> ApiProblem.badRequest("Found '" + text + "' for a user, " + SENDER_FORM + "."));
    }

    /** From a query, in which a {@code +} that was not escaped arrives as a blank. */
    static Optional<SenderId> senderInQuery(@Nullable String text) {
        return present(text).map(found -> sender(found.startsWith(" ") ? "+" + found.substring(1) : found));
    }

    /** From a form, in which people write numbers as they please. */
    static Optional<SenderId> senderAsWritten(@Nullable String text) {
        return present(text).map(found -> UserNames.user(found).orElseGet(() -> sender(found)));
    }

    /** The users of a request, each once. */
    static List<SenderId> users(@Nullable List<@Nullable String> texts) {
        if (texts == null || texts.isEmpty()) {
            throw ApiProblem.badRequest("Found no users, expected {\"users\":[\"+15551230001\"],\"reason\":\"...\"}.");
        }
        Set<SenderId> users = new LinkedHashSet<>();
        List<String> malformed = new ArrayList<>();
        for (String text : texts) {
            Optional<SenderId> user = text == null ? Optional.empty() : SenderId.parse(text.strip());
            user.ifPresentOrElse(users::add, () -> malformed.add(String.valueOf(text)));
        }
        if (!malformed.isEmpty()) {
            ArrayNode invalid = JsonNodeFactory.instance.arrayNode();
            malformed.forEach(invalid::add);
            throw new ApiProblem(Problem.of(
                            400,
                            "These users cannot be read: " + String.join(", ", malformed) + "; " + SENDER_FORM
                                    + ". Nothing was done.")
                    .with("invalid", invalid));
        }
        if (users.size() > MOST_USERS) {
            throw ApiProblem.badRequest("Found " + users.size() + " users, expected at most " + MOST_USERS
                    + " in a request. Nothing was done.");
        }
        return List.copyOf(users);
    }

    public static String reason(@Nullable String text) {
        String reason = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (reason.length() > LONGEST_REASON) {
            throw ApiProblem.badRequest("Found a reason of " + reason.length() + " characters, expected at most "
                    + LONGEST_REASON + ". Nothing was done.");
        }
        return reason;
    }

    /** The same, for what somebody will one day want to know the reason of. */
    static String neededReason(@Nullable String text) {
        String reason = reason(text);
        if (reason.isEmpty()) {
            throw ApiProblem.badRequest("Found no reason, expected {\"reason\":\"...\"} that tells whoever reads the"
                    + " list later why. Nothing was done.");
        }
        return reason;
    }

    /** An instant to come, or a duration from now. */
    public static Optional<Instant> until(@Nullable String text, Instant now) {
        return present(text).map(found -> {
            Instant until = instant(found, now)
                    .orElseThrow(() -> ApiProblem.badRequest("Found '" + found
                            + "' for until, expected a time such as 2027-01-31T00:00:00Z, or a duration from now such"
                            + " as PT12H or P30D. Nothing was done."));
            if (!until.isAfter(now)) {
                throw ApiProblem.badRequest("Found '" + found + "' for until, which is over already; expected a time"
                        + " to come. Nothing was done.");
            }
            return until;
        });
    }

    /** The same, as far ahead as somebody may be wanted. */
    public static Optional<Instant> wantedUntil(@Nullable String text, Instant now) {
        Optional<Instant> until = until(text, now);
        if (until.filter(end -> end.isAfter(now.plus(WantedList.LONGEST))).isPresent()) {
            throw ApiProblem.badRequest(
                    "Found '" + text + "' for until, expected at most " + WantedList.LONGEST.toDays()
                            + " days from now: nobody stays wanted for longer. Nothing was done.");
        }
        return until;
    }

    private static Optional<Instant> instant(String text, Instant now) {
        try {
            return Optional.of(
                    text.startsWith("P")
                            ? now.plus(Duration.parse(text))
                            : OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Where a page of a list goes on. */
    public static Optional<ListPage.Place> place(@Nullable String text) {
        return present(text).map(found -> ListPage.Place.parse(found).orElseThrow(Arguments::unreadableCursor));
    }

    /** More than the highest is taken for the highest. */
    static int limit(@Nullable String text) {
        Optional<String> found = present(text);
        if (found.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        if (!found.get().matches("[0-9]{1,9}") || Integer.parseInt(found.get()) == 0) {
            throw ApiProblem.badRequest(
                    "Found '" + found.get() + "' for limit, expected a number from 1 to " + HIGHEST_LIMIT + ".");
        }
        return Math.min(Integer.parseInt(found.get()), HIGHEST_LIMIT);
    }

    /** An instant, or a duration back from now. */
    static Optional<Instant> since(@Nullable String text, Instant now) {
        return time("since", text, now);
    }

    /** An instant, or a duration back from now. */
    static Optional<Instant> time(String name, @Nullable String text, Instant now) {
        return present(text).map(found -> {
            // An offset's + that was not escaped arrives as a blank.
            String mended = found.strip().replace(' ', '+');
            try {
                return mended.startsWith("P") || mended.startsWith("p")
                        ? back(mended, now)
                        : OffsetDateTime.parse(mended).toInstant();
            } catch (DateTimeException | ArithmeticException e) {
                throw ApiProblem.badRequest("Found '" + found
                        + "' for " + name
                        + ", expected a time such as 2026-11-22T10:00:00Z, or a duration back from now such"
                        + " as PT1H or P7D.");
            }
        });
    }

    private static Instant back(String text, Instant now) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative()) {
            throw new DateTimeException("a duration back is not negative");
        }
        return now.minus(duration);
    }

    /** One of some words. */
    public static Optional<String> word(String name, @Nullable String text, List<String> words) {
        return present(text).map(found -> {
            if (!words.contains(found)) {
                throw ApiProblem.badRequest(
                        "Found '" + found + "' for " + name + ", expected one of " + String.join(", ", words) + ".");
            }
            return found;
        });
    }

    public static Optional<AuditCursor> cursor(@Nullable String text) {
        return present(text).map(found -> AuditCursor.parse(found).orElseThrow(Arguments::unreadableCursor));
    }

    private static ApiProblem unreadableCursor() {
        return ApiProblem.badRequest(
                "This cursor cannot be read; take the one that the page before gave, or leave it out.");
    }

    public static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(found -> !found.isBlank());
    }
}
