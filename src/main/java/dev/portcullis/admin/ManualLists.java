package dev.portcullis.admin;

import dev.portcullis.admin.BlocksView.BlockResult;
import dev.portcullis.audit.Deed;
import dev.portcullis.audit.DeedKind;
import dev.portcullis.audit.DeedLog;
import dev.portcullis.audit.MetaAnswer;
import dev.portcullis.blocking.AllowedList;
import dev.portcullis.blocking.AllowedList.Permit;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.LineWorkers;
import dev.portcullis.blocking.ListChange;
import dev.portcullis.blocking.ListWish;
import dev.portcullis.blocking.WantedList;
import dev.portcullis.graph.Listing;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Puts people onto a line's wanted and allowed lists, and takes them off, as a person asks. */
@Singleton
public final class ManualLists {

    private static final Duration META_PATIENCE = Duration.ofSeconds(5);

    private final KnownSenders senders;
    private final WantedList wanted;
    private final AllowedList allowed;
    private final MetaLists lists;
    private final LineWorkers workers;
    private final SettledCases settled;
    private final ListNotes notes;
    private final DeedLog deeds;
    private final Clock clock;

    /** @param by the user of the API who asks */
    public record Asked(LineId line, List<Entry> entries, String by) {

        /** All for the same reason and time. */
        public static Asked alike(
                LineId line, List<SenderId> users, String reason, Optional<Instant> until, String by) {
            return new Asked(
                    line,
                    users.stream().map(user -> new Entry(user, reason, until)).toList(),
                    by);
        }

        List<SenderId> users() {
            return entries.stream().map(Entry::user).toList();
        }

        /** What all entries have in common; else nothing, since the reason for one user is nobody else's. */
        String reason() {
            return common(Entry::reason).orElse("");
        }

        Optional<Instant> until() {
            return common(Entry::until).flatMap(each -> each);
        }

        private <T> Optional<T> common(Function<Entry, T> part) {
            List<T> different = entries.stream().map(part).distinct().limit(2).toList();
            return different.size() == 1 ? Optional.of(different.getFirst()) : Optional.empty();
        }
    }

    /** One user of a list, why, and until when. */
    record Entry(SenderId user, String reason, Optional<Instant> until) {}

    /** A change that a person asked for, carried out. */
    private record Changed(List<KnownSender> known, Map<SenderId, ListChange> byKey) {

        List<SenderId> lifting() {
            return byKey.entrySet().stream()
                    .filter(each -> each.getValue() == ListChange.LIFTING)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    ManualLists(
            KnownSenders senders,
            WantedList wanted,
            AllowedList allowed,
            MetaLists lists,
            LineWorkers workers,
            SettledCases settled,
            ListNotes notes,
            DeedLog deeds,
            Clock clock) {
        this.senders = senders;
        this.wanted = wanted;
        this.allowed = allowed;
        this.lists = lists;
        this.workers = workers;
        this.settled = settled;
        this.notes = notes;
        this.deeds = deeds;
        this.clock = clock;
    }

    public List<BlockResult> want(Asked asked) {
        return recorded(DeedKind.WANTED, asked, known -> {
            Changed changed = change(asked, known, "wanted", wishes -> wanted.want(asked.line(), wishes));
            return notes.ofWanted(asked.line(), known, changed.byKey());
        });
    }

    /** The same for very many, and without advice. */
    List<BlockResult> importWanted(Asked asked) {
        return recorded(
                DeedKind.IMPORTED,
                asked,
                known -> results(
                        asked.line(),
                        "wanted",
                        change(asked, known, "wanted", wishes -> wanted.want(asked.line(), wishes))));
    }

    public List<BlockResult> unwant(Asked asked) {
        return recorded(
                DeedKind.UNWANTED,
                asked,
                known -> results(
                        asked.line(),
                        "removed",
                        change(asked, known, "unwanted", wishes -> wanted.leave(asked.line(), wishes))));
    }

    /** Whom Meta lists without our doing is unblocked too. */
    public List<BlockResult> allow(Asked asked) {
        return recorded(DeedKind.ALLOWED, asked, known -> allow(asked, known));
    }

    private List<BlockResult> allow(Asked asked, List<KnownSender> known) {
        Optional<Listing.Complete> listing = lists.within(asked.line(), META_PATIENCE);
        Map<SenderId, Boolean> listed = new HashMap<>();
        known.forEach(each -> listed.put(
                each.key(),
                listing.filter(at -> each.ids().stream().anyMatch(at::names)).isPresent()));
        Changed changed = change(
                asked,
                known,
                "allowed",
                wishes -> allowed.allow(
                        asked.line(),
                        wishes.stream()
                                .map(wish -> new Permit(wish, listed.get(wish.key())))
                                .toList()));
        return results(asked.line(), "allowed", changed);
    }

    public List<BlockResult> disallow(Asked asked) {
        return recorded(
                DeedKind.DISALLOWED,
                asked,
                known -> results(
                        asked.line(),
                        "removed",
                        change(asked, known, "disallowed", wishes -> allowed.leave(asked.line(), wishes))));
    }

    private List<BlockResult> recorded(DeedKind kind, Asked asked, Function<List<KnownSender>, List<BlockResult>> act) {
        List<KnownSender> known = senders.find(asked.line(), asked.users());
        Deed deed = new Deed(kind, asked.by(), asked.reason(), clock.instant(), KnownSender.whom(known))
                .during(Optional.empty(), asked.until());
        return deeds.during(asked.line(), deed, () -> act.apply(known), came -> BlockResult.counts(known, came));
    }

    /** Two ids of one sender are one sender. */
    private Changed change(
            Asked asked, List<KnownSender> known, String deed, Function<List<ListWish>, List<ListChange>> carryOut) {
        Map<SenderId, ListWish> wishes = new LinkedHashMap<>();
        Instant now = clock.instant();
        for (int i = 0; i < known.size(); i++) {
            KnownSender each = known.get(i);
            Entry entry = asked.entries().get(i);
            wishes.computeIfAbsent(each.key(), key -> wish(entry, asked.by(), each, deed, now));
        }
        List<ListChange> changes = carryOut.apply(List.copyOf(wishes.values()));
        Map<SenderId, ListChange> byKey = new LinkedHashMap<>();
        List<SenderId> keys = new ArrayList<>(wishes.keySet());
        for (int i = 0; i < keys.size(); i++) {
            byKey.put(keys.get(i), changes.get(i));
        }
        return new Changed(known, byKey);
    }

    private static ListWish wish(Entry entry, String by, KnownSender known, String deed, Instant now) {
        String words = deed + " by " + by
                + entry.until().map(end -> " until " + end).orElse("")
                + (entry.reason().isEmpty() ? "" : ": " + entry.reason());
        return new ListWish(
                known.key(),
                known.sender(),
                entry.reason(),
                entry.until(),
                by,
                new MetaAnswer(
                                known.sender(),
                                deed,
                                OptionalInt.empty(),
                                Optional.of(words),
                                Optional.empty(),
                                Optional.of(by),
                                now)
                        .toJson());
    }

    /** Waits for Meta where a block is to be lifted. */
    private List<BlockResult> results(LineId line, String done, Changed changed) {
        Map<SenderId, Case> found = lifted(line, changed.lifting());
        return changed.known().stream()
                .map(each -> notes.ofChange(
                        line, each, done, changed.byKey().get(each.key()), Optional.ofNullable(found.get(each.key()))))
                .toList();
    }

    private Map<SenderId, Case> lifted(LineId line, List<SenderId> lifting) {
        if (lifting.isEmpty()) {
            return Map.of();
        }
        workers.wake(line);
        return settled.await(line, lifting, clock.instant().plus(ManualBlocks.PATIENCE));
    }
}
