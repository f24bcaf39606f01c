package dev.portcullis.admin;

import dev.portcullis.admin.WantedView.WantedRequest;
import dev.portcullis.blocking.WantedGroup;
import dev.portcullis.blocking.WantedGroups;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.rules.Countries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which number prefixes and countries a request names. */
public final class GroupArguments {

    private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final int MOST_BLOCKS = 64_000;

    private GroupArguments() {}

    /** The groups to be wanted; none where the request names none. */
    public static List<WantedGroup> groups(WantedRequest request, Optional<Instant> until, String by, Instant now) {
        List<String> names = names(request);
        if (names.isEmpty()) {
            return List.of();
        }
        boolean stored = request.preview() == null || !request.preview();
        String reason = stored ? Arguments.neededReason(request.reason()) : Arguments.reason(request.reason());
        int most = stored ? cap(request.blocksPerHour()) : MOST_BLOCKS;
        return names.stream()
                .map(name -> new WantedGroup(name, reason, by, now, until, most))
                .toList();
    }

    /** Prefixes with {@code +}, countries in capitals, each once. */
    public static List<String> names(WantedRequest request) {
        Set<String> names = new LinkedHashSet<>();
        present(request.prefixes()).forEach(text -> names.add(prefix(text)));
        present(request.countries()).forEach(text -> names.add(country(text)));
        if (names.size() > WantedGroups.MOST) {
            throw ApiProblem.badRequest("Found " + names.size() + " prefixes and countries, expected at most "
                    + WantedGroups.MOST + " on a line. Nothing was done.");
        }
        return List.copyOf(names);
    }

    private static List<String> present(@Nullable List<@Nullable String> texts) {
        List<String> present = new ArrayList<>();
        if (texts != null) {
            texts.forEach(text -> present.add(String.valueOf(text).strip()));
        }
        return present;
    }

    private static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw ApiProblem.badRequest("Found '" + text + "' for a prefix, expected '+' and 1 to 15 digits, the first"
                    + " of a country's code and so no 0, such as +234. Nothing was done.");
        }
        return text;
    }

    private static String country(String text) {
        return Countries.parse(text)
                .orElseThrow(() -> ApiProblem.badRequest("Found '" + text
                        + "' for a country, expected a code of two letters from ISO 3166, such as NG. Nothing was"
                        + " done."));
    }

    private static int cap(@Nullable Integer blocks) {
        if (blocks == null) {
            throw ApiProblem.badRequest(
                    "Found prefixes or countries without blocksPerHour, expected a number from 1 to "
                            + MOST_BLOCKS
                            + ": so many senders each of them may have blocked in an hour before it stops by"
                            + " itself. Ask with \"preview\": true whom they would meet. Nothing was done.");
        }
        if (blocks < 1 || blocks > MOST_BLOCKS) {
            throw ApiProblem.badRequest("Found " + blocks + " for blocksPerHour, expected a number from 1 to "
                    + MOST_BLOCKS + ". Nothing was done.");
        }
        return blocks;
    }
}
