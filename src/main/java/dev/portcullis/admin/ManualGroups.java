package dev.portcullis.admin;

import dev.portcullis.admin.GroupView.GroupPreview;
import dev.portcullis.admin.GroupView.GroupResult;
import dev.portcullis.admin.GroupView.PreviewView;
import dev.portcullis.audit.Deed;
import dev.portcullis.audit.DeedKind;
import dev.portcullis.audit.DeedLog;
import dev.portcullis.audit.Whom;
import dev.portcullis.blocking.Breakers;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.CaseBook;
import dev.portcullis.blocking.WantedGroup;
import dev.portcullis.blocking.WantedGroups;
import dev.portcullis.message.LineId;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.rules.Countries;
import dev.portcullis.senders.SeenSenders;
import dev.portcullis.senders.SenderWindow;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Has whole number prefixes and countries wanted, as a person asks, and tells beforehand whom that would meet. */
@Singleton
public final class ManualGroups {

    private static final int EXAMPLES = 20;

    private final WantedGroups groups;
    private final Breakers breakers;
    private final DeedLog deeds;
    private final SeenSenders seen;
    private final CaseBook cases;
    private final Clock clock;

    ManualGroups(WantedGroups groups, Breakers breakers, DeedLog deeds, SeenSenders seen, CaseBook cases, Clock clock) {
        this.groups = groups;
        this.breakers = breakers;
        this.deeds = deeds;
        this.seen = seen;
        this.cases = cases;
        this.clock = clock;
    }

    public List<GroupView> of(LineId line) {
        Map<String, Breakers.Trip> tripped = breakers.tripped(line);
        return groups.of(line).stream()
                .map(group -> GroupView.of(group, tripped))
                .toList();
    }

    /** Putting a group again re-arms it. */
    public List<GroupResult> want(LineId line, List<WantedGroup> wanted) {
        if (!groups.put(line, wanted)) {
            throw ApiProblem.badRequest("Line " + line.value() + " would have more than " + WantedGroups.MOST
                    + " prefixes and countries, expected at most that; DELETE some first. Nothing was done.");
        }
        wanted.forEach(group -> breakers.rearmQuietly(line, group.rule()));
        deeds.write(line, deed(wanted), Map.of());
        return wanted.stream()
                .map(group -> new GroupResult(group.name(), "wanted"))
                .toList();
    }

    /** All were put by one request: the same person, reason and time. */
    private static Deed deed(List<WantedGroup> put) {
        WantedGroup any = put.getFirst();
        List<String> rules = put.stream().map(WantedGroup::rule).toList();
        return new Deed(DeedKind.WANTED, any.by(), any.reason(), any.since(), Whom.rules(rules))
                .during(Optional.empty(), any.until());
    }

    public List<GroupResult> unwant(LineId line, List<String> names, String by, String reason) {
        List<GroupResult> results = names.stream()
                .map(name -> {
                    boolean removed = groups.remove(line, name);
                    if (removed) {
                        breakers.rearmQuietly(line, WantedGroup.ruleOf(name));
                    }
                    return new GroupResult(name, removed ? "removed" : "absent");
                })
                .toList();
        List<String> gone = results.stream()
                .filter(each -> each.state().equals("removed"))
                .map(each -> WantedGroup.ruleOf(each.group()))
                .toList();
        if (!gone.isEmpty()) {
            deeds.write(line, new Deed(DeedKind.UNWANTED, by, reason, clock.instant(), Whom.rules(gone)), Map.of());
        }
        return results;
    }

    public PreviewView preview(LineId line, List<WantedGroup> wanted) {
        Instant now = clock.instant();
        SeenSenders.Found found = seen.byNumber(
                line,
                now.minus(SenderWindow.LENGTH),
                now,
                phone -> wanted.stream().anyMatch(group -> includes(group, phone)));
        Map<SenderId, Case> known =
                cases.find(line, found.senders().stream().map(Sender::key).collect(Collectors.toSet()));
        return new PreviewView(
                true,
                wanted.stream()
                        .map(group -> preview(group, found.senders(), known, now))
                        .toList(),
                found.lookedAt(),
                found.complete());
    }

    private static GroupPreview preview(
            WantedGroup group, List<Sender> senders, Map<SenderId, Case> known, Instant now) {
        List<Sender> met = senders.stream()
                .filter(sender ->
                        sender.phone().filter(phone -> includes(group, phone)).isPresent())
                .toList();
        Set<Sender> blocked = met.stream()
                .filter(sender -> of(sender, known).filter(Case::isBlocked).isPresent())
                .collect(Collectors.toSet());
        Set<Sender> allowed = met.stream()
                .filter(sender -> of(sender, known)
                        .flatMap(Case::allowance)
                        .filter(each -> each.holdsAt(now))
                        .isPresent())
                .collect(Collectors.toSet());
        return new GroupPreview(
                group.name(),
                met.size(),
                blocked.size(),
                allowed.size(),
                met.stream()
                        .filter(sender -> !blocked.contains(sender) && !allowed.contains(sender))
                        .limit(EXAMPLES)
                        .map(sender -> sender.blockingId().display())
                        .toList());
    }

    private static Optional<Case> of(Sender sender, Map<SenderId, Case> known) {
        return Optional.ofNullable(known.get(sender.key()));
    }

    private static boolean includes(WantedGroup group, PhoneNumber phone) {
        return group.includes(phone, Countries.of(phone));
    }
}
