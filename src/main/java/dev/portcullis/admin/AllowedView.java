package dev.portcullis.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.ListPage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the allowed list.
 *
 * @param count how many there are in all
 * @param cursor of the next page, if there is one
 */
@RegisterForReflection
public record AllowedView(
        List<ListedView> users,
        long count,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor) {

    /**
     * @param users phone numbers with country code, or business-scoped user ids
     * @param until an instant, or a duration from now
     */
    @RegisterForReflection
    public record AllowedRequest(
            @Nullable List<@Nullable String> users,
            @Nullable String reason,
            @Nullable String until) {}

    public static AllowedView of(ListPage page) {
        return new AllowedView(listed(page), page.count(), page.next().map(ListPage.Place::toString));
    }

    public static List<ListedView> listed(ListPage page) {
        return page.senders().stream().flatMap(AllowedView::listed).toList();
    }

    private static Stream<ListedView> listed(Case found) {
        return found.allowance().map(allowance -> ListedView.of(found, allowance)).stream();
    }
}
