package dev.portcullis.admin;

import dev.portcullis.admin.LineView.ContactView;
import dev.portcullis.admin.LineView.FailureView;
import dev.portcullis.admin.LineView.ListView;
import dev.portcullis.admin.LineView.PauseView;
import dev.portcullis.admin.LineView.QueueView;
import dev.portcullis.admin.LineView.TokenView;
import dev.portcullis.blocking.CaseQueue;
import dev.portcullis.blocking.Forecast;
import dev.portcullis.blocking.LineContact;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.blocking.ListBook;
import dev.portcullis.blocking.ListState;
import dev.portcullis.graph.AccessTokens;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.GraphError;
import dev.portcullis.graph.LinesConfig;
import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.secrets.SecretSource;
import dev.portcullis.senders.Lines;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells how every line is that was seen or configured. */
@Singleton
public final class LineStates {

    private static final String ROTATION_REFUSED =
            "Meta refused to lift a block that was to make room, so no more room is made: unblock some by hand.";

    private final Lines lines;
    private final LinesConfig config;
    private final AccessTokens tokens;
    private final LinePauses pauses;
    private final CaseQueue queue;
    private final ListBook lists;
    private final Clock clock;

    LineStates(
            Lines lines,
            LinesConfig config,
            AccessTokens tokens,
            LinePauses pauses,
            CaseQueue queue,
            ListBook lists,
            Clock clock) {
        this.lines = lines;
        this.config = config;
        this.tokens = tokens;
        this.pauses = pauses;
        this.queue = queue;
        this.lists = lists;
        this.clock = clock;
    }

    /** Every line, with its account where a message has told it. */
    public Map<LineId, Optional<AccountId>> known() {
        Map<LineId, Optional<AccountId>> known = new TreeMap<>();
        config.lines().keySet().forEach(id -> LineId.parse(id).ifPresent(line -> known.put(line, Optional.empty())));
        lines.all().forEach((line, account) -> known.put(line, Optional.of(account)));
        return known;
    }

    /** The line of that id, or all that are known where none is named. */
    List<LineId> asked(@Nullable String text) {
        return Arguments.optionalLine(text).map(List::of).orElseGet(() -> List.copyOf(known().keySet()));
    }

    public List<LineView> all() {
        return known().entrySet().stream()
                .map(line -> state(line.getKey(), line.getValue()))
                .toList();
    }

    private LineView state(LineId line, Optional<AccountId> account) {
        Optional<LinePause> pause = pauses.of(line);
        CaseQueue.QueueDepth depth = queue.depth(line);
        return new LineView(
                line.value(),
                account.map(AccountId::value),
                token(tokens.sourceFor(line, account), pause),
                pause.map(LineStates::pause),
                contact(pauses.contact(line)),
                new QueueView(depth.queued(), depth.earliestDue(), depth.nextDeadline()),
                depth.wanted(),
                list(lists.of(line)));
    }

    private Optional<ListView> list(ListState state) {
        Forecast forecast = state.forecast(BlocklistApi.LIST_LIMIT);
        return state.readAt()
                .map(at -> new ListView(
                        state.users().orElse(0),
                        BlocklistApi.LIST_LIMIT,
                        at,
                        rounded(forecast.growthPerDay()),
                        forecast.fullOn(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                        state.rotationRefused().map(since -> ROTATION_REFUSED)));
    }

    private static OptionalDouble rounded(OptionalDouble number) {
        return number.isPresent() ? OptionalDouble.of(Math.round(number.getAsDouble() * 10) / 10.0) : number;
    }

    private static TokenView token(Optional<SecretSource> source, Optional<LinePause> pause) {
        if (source.isEmpty()) {
            return new TokenView("missing", Optional.empty(), Optional.empty());
        }
        boolean refused =
                pause.filter(each -> each.kind() == FailureKind.BAD_TOKEN).isPresent();
        String state = source.get().current().isEmpty() ? "unreadable" : refused ? "refused" : "configured";
        return new TokenView(
                state, Optional.of(source.get().key()), source.get().problem());
    }

    private static ContactView contact(LineContact contact) {
        return new ContactView(
                contact.answered(),
                contact.failed()
                        .map(failure -> new FailureView(
                                failure.at(),
                                failure.kind().name().toLowerCase(Locale.ROOT),
                                code(failure.code()),
                                failure.note())));
    }

    private static OptionalInt code(int code) {
        return code == GraphError.NO_CODE ? OptionalInt.empty() : OptionalInt.of(code);
    }

    private static PauseView pause(LinePause pause) {
        return new PauseView(
                pause.kind().name().toLowerCase(Locale.ROOT), code(pause.code()), pause.note(), pause.since());
    }
}
