package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.admin.BlocksView.BlockResult;
import dev.portcullis.admin.GroupView.GroupResult;
import dev.portcullis.blocking.ListPage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of the wanted list.
 *
 * @param groups all of them, the closest first
 * @param count how many users there are in all
 * @param cursor of the next page, if there is one
 */
@RegisterForReflection
public record WantedView(
        List<ListedView> users,
        List<GroupView> groups,
        long count,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor) {

    /**
     * @param users phone numbers with country code, or business-scoped user ids
     * @param until an instant, or a duration from now
     * @param prefixes the first digits of numbers, after {@code +}
     * @param countries codes of two letters from ISO 3166
     * @param blocksPerHour how many senders each prefix and country may have blocked in an hour
     * @param preview tells whom the prefixes and countries would meet, and stores nothing
     */
    @RegisterForReflection
    public record WantedRequest(
            @Nullable List<@Nullable String> users,
            @Nullable String reason,
            @Nullable String until,
            @Nullable List<@Nullable String> prefixes,
            @Nullable List<@Nullable String> countries,
            @Nullable Integer blocksPerHour,
            @Nullable Boolean preview) {

        public static final WantedRequest NOTHING = new WantedRequest(null, null, null, null, null, null, null);

        boolean namesUsers() {
            return users != null && !users.isEmpty();
        }
    }

    /** What became of each. */
    @RegisterForReflection
    public record WantedResults(
            List<BlockResult> users,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GroupResult> groups) {}

    /**
     * What became of a table.
     *
     * @param users how many were named
     * @param states how many came to which state
     * @param notWanted the first of those who were not put onto the list, and why
     */
    @RegisterForReflection
    public record ImportView(int users, Map<String, Long> states, List<BlockResult> notWanted) {

        private static final int SHOWN = 100;

        static ImportView of(List<BlockResult> results) {
            return new ImportView(
                    results.size(),
                    results.stream()
                            .collect(Collectors.groupingBy(BlockResult::state, TreeMap::new, Collectors.counting())),
                    results.stream()
                            .filter(each -> !each.state().equals("wanted"))
                            .limit(SHOWN)
                            .toList());
        }
    }

    public static WantedView of(ListPage page, List<GroupView> groups) {
        return new WantedView(listed(page), groups, page.count(), page.next().map(ListPage.Place::toString));
    }

    public static List<ListedView> listed(ListPage page) {
        return page.senders().stream()
                .flatMap(found -> found.wanted().map(wanted -> ListedView.of(found, wanted)).stream())
                .toList();
    }
}
