package dev.portcullis.blocking;

import dev.portcullis.audit.AuditConfig;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the cases of everyone who is on a line's list, or is to come onto it or off it. The walk is made of steps that
 * keep Redis busy for well under a millisecond. For code that may block.
 */
@Singleton
final class HeldCases {

    private static final int STEP = 200;
    private static final int LET_GO_AT_ONCE = 25;
    private static final String ENDS = "0";

    private final Pipeline pipeline;
    private final Keys keys;
    private final AuditConfig audit;

    HeldCases(Pipeline pipeline, Keys keys, AuditConfig audit) {
        this.pipeline = pipeline;
        this.keys = keys;
        this.audit = audit;
    }

    /** Each once, as it was when the walk came by. */
    Collection<Case> of(LineId line) {
        String cases = keys.line(line).cases();
        Map<SenderId, Case> held = new LinkedHashMap<>();
        String cursor = ENDS;
        do {
            Reply part = pipeline.await(Call.script(Script.HELD_CASES, List.of(cases), List.of(cursor, STEP)));
            cursor = part.at(0).text();
            part.elements().stream()
                    .skip(1)
                    .map(json -> CaseJson.read(json.text()))
                    .forEach(each -> held.put(each.key(), each));
        } while (!cursor.equals(ENDS));
        return held.values();
    }

    /** Sends these off the list, their senders to be wanted; answers how many have not changed meanwhile. */
    int letGo(LineId line, List<Case> cases) {
        int gone = 0;
        for (int from = 0; from < cases.size(); from += LET_GO_AT_ONCE) {
            List<Object> arguments = new ArrayList<>(List.of(audit.entriesPerLine()));
            for (Case each : cases.subList(from, Math.min(from + LET_GO_AT_ONCE, cases.size()))) {
                arguments.add(each.key().value());
                arguments.add(each.version());
            }
            gone += pipeline.await(Call.script(Script.ROTATE, keys.line(line).ofCases(), arguments)).elements().stream()
                    .mapToInt(reply -> (int) reply.number())
                    .sum();
        }
        return gone;
    }
}
