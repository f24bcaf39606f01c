package dev.portcullis.senders;

import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Goes through all who wrote to a line lately, for questions that people ask now and then. In bounded steps, and for
 * code that may block.
 */
@Singleton
public final class SeenSenders {

    private static final int STEP = 1_000;
    private static final int MOST = 500_000;

    private final Pipeline pipeline;
    private final Keys keys;

    public SeenSenders(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /**
     * Whom the walk has found.
     *
     * @param lookedAt how many senders it has seen
     * @param complete whether these were all
     */
    public record Found(List<Sender> senders, long lookedAt, boolean complete) {

        public Found {
            senders = List.copyOf(senders);
        }
    }

    /** Those whose number is known and wanted. */
    public Found byNumber(LineId line, Instant since, Instant now, Predicate<PhoneNumber> wanted) {
        Map<BusinessScopedId, PhoneNumber> numbers = numbers(line, now, wanted);
        List<Sender> found = new ArrayList<>();
        long lookedAt = 0;
        for (int lane = 0; lane < Keys.LANES; lane++) {
            String seen = keys.lane(line, lane).seen();
            for (int from = 0; ; from += STEP) {
                List<Reply> ids = page(seen, since, from);
                ids.forEach(id -> SenderId.parse(id.text())
                        .flatMap(each -> wanted(each, numbers, wanted))
                        .ifPresent(found::add));
                lookedAt += ids.size();
                if (ids.size() < STEP) {
                    break;
                }
                if (lookedAt >= MOST) {
                    return new Found(found, lookedAt, false);
                }
            }
        }
        return new Found(found, lookedAt, true);
    }

    private List<Reply> page(String seen, Instant since, int from) {
        return pipeline.await(Call.command(
                        "ZRANGE", seen, "(" + since.toEpochMilli(), "+inf", "BYSCORE", "LIMIT", from, STEP))
                .elements();
    }

    private static Optional<Sender> wanted(
            SenderId id, Map<BusinessScopedId, PhoneNumber> numbers, Predicate<PhoneNumber> wanted) {
        return switch (id) {
            case PhoneNumber phone -> Optional.of(Sender.of(phone)).filter(sender -> wanted.test(phone));
            case BusinessScopedId scoped ->
                Optional.ofNullable(numbers.get(scoped)).map(phone -> Sender.of(scoped, phone));
        };
    }

    /** A sender who shows a business-scoped id is kept under that; the number stands elsewhere. */
    private Map<BusinessScopedId, PhoneNumber> numbers(LineId line, Instant now, Predicate<PhoneNumber> wanted) {
        Map<BusinessScopedId, PhoneNumber> numbers = new HashMap<>();
        for (int lane = 0; lane < Keys.LANES; lane++) {
            List<Call> shelves = keys.lane(line, lane).allAliases(now).stream()
                    .map(shelf -> Call.command("HGETALL", shelf))
                    .toList();
            for (Reply shelf : pipeline.await(shelves)) {
                shelf.pairs()
                        .forEach((number, id) -> PhoneNumber.parse(number)
                                .filter(wanted)
                                .ifPresent(phone -> BusinessScopedId.parse(id)
                                        .ifPresent(scoped -> numbers.putIfAbsent(scoped, phone))));
            }
        }
        return numbers;
    }
}
