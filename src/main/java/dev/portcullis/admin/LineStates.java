package dev.portcullis.admin;

import dev.portcullis.admin.LineView.ListView;
import dev.portcullis.admin.LineView.PauseView;
import dev.portcullis.admin.LineView.QueueView;
import dev.portcullis.admin.LineView.TokenView;
import dev.portcullis.blocking.CaseQueue;
import dev.portcullis.blocking.LinePause;
import dev.portcullis.blocking.LinePauses;
import dev.portcullis.graph.AccessTokens;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.GraphError;
import dev.portcullis.graph.LinesConfig;
import dev.portcullis.graph.SecretSource;
import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.senders.Lines;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Tells how every line is that was seen or configured. */
@Singleton
final class LineStates {

    private final Lines lines;
    private final LinesConfig config;
    private final AccessTokens tokens;
    private final LinePauses pauses;
    private final CaseQueue queue;
    private final MetaLists lists;

    LineStates(
            Lines lines, LinesConfig config, AccessTokens tokens, LinePauses pauses, CaseQueue queue, MetaLists lists) {
        this.lines = lines;
        this.config = config;
        this.tokens = tokens;
        this.pauses = pauses;
        this.queue = queue;
        this.lists = lists;
    }

    /** Every line, with its account where a message has told it. */
    Map<LineId, Optional<AccountId>> known() {
        Map<LineId, Optional<AccountId>> known = new TreeMap<>();
        config.lines().keySet().forEach(id -> LineId.parse(id).ifPresent(line -> known.put(line, Optional.empty())));
        lines.all().forEach((line, account) -> known.put(line, Optional.of(account)));
        return known;
    }

    List<LineView> all() {
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
                new QueueView(depth.queued(), depth.earliestDue()),
                depth.wanted(),
                lists.fill(line).map(fill -> new ListView(fill.users(), BlocklistApi.LIST_LIMIT, fill.at())));
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

    private static PauseView pause(LinePause pause) {
        return new PauseView(
                pause.kind().name().toLowerCase(Locale.ROOT),
                pause.code() == GraphError.NO_CODE ? OptionalInt.empty() : OptionalInt.of(pause.code()),
                pause.note(),
                pause.since());
    }
}
