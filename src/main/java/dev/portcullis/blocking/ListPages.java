package dev.portcullis.blocking;

import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a sorted set of senders page by page. For code that may block. */
final class ListPages {

    private final Pipeline pipeline;
    private final CaseBook cases;

    ListPages(Pipeline pipeline, CaseBook cases) {
        this.pipeline = pipeline;
        this.cases = cases;
    }

    /** @param rank the command that tells a member's place: ZRANK, or ZREVRANK for the highest first */
    record Source(LineId line, String key, String rank) {

        private Call range(long from, long to) {
            return rank.equals("ZREVRANK")
                    ? Call.command("ZRANGE", key, from, to, "REV")
                    : Call.command("ZRANGE", key, from, to);
        }
    }

    /** @param shown whether a sender is still on the list; the others are left out, so that a page may be short */
    ListPage read(Source source, Optional<ListPage.Place> after, int limit, Predicate<Case> shown) {
        long start = after.map(place -> start(source, place)).orElse(0L);
        List<Reply> replies =
                pipeline.await(List.of(Call.command("ZCARD", source.key()), source.range(start, start + limit - 1)));
        List<String> ids = replies.get(1).elements().stream().map(Reply::text).toList();
        long count = replies.get(0).number();
        long end = start + ids.size();
        return new ListPage(
                found(source.line(), ids).stream().filter(shown).toList(),
                count,
                ids.isEmpty() || end >= count
                        ? Optional.empty()
                        : Optional.of(new ListPage.Place(end - 1, ids.getLast())));
    }

    private long start(Source source, ListPage.Place after) {
        Reply rank = pipeline.await(Call.command(source.rank(), source.key(), after.id()));
        return rank.isNil() ? after.rank() : rank.number() + 1;
    }

    private List<Case> found(LineId line, List<String> ids) {
        Set<SenderId> keys = new LinkedHashSet<>();
        ids.forEach(id -> SenderId.parse(id).ifPresent(keys::add));
        Map<SenderId, Case> byKey = cases.find(line, keys);
        List<Case> found = new ArrayList<>();
        keys.forEach(key -> Optional.ofNullable(byKey.get(key)).ifPresent(found::add));
        return found;
    }
}
