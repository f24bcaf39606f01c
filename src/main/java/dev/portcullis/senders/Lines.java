package dev.portcullis.senders;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.LineId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The lines that messages came to, and the account that owns each. */
@Singleton
public final class Lines {

    private final Pipeline pipeline;
    private final Keys keys;
    private final Map<LineId, AccountId> noted = new ConcurrentHashMap<>();

    public Lines(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /** Writes down lines that this process has not seen yet; costs nothing for the others. */
    public Uni<Void> note(List<InboundMessage> messages) {
        Map<LineId, AccountId> unknown = new LinkedHashMap<>();
        for (InboundMessage message : messages) {
            if (!message.account().equals(noted.get(message.line()))) {
                unknown.put(message.line(), message.account());
            }
        }
        if (unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Call> calls = new ArrayList<>();
        unknown.forEach(
                (line, account) -> calls.add(Call.durable("HSET", keys.lines(), line.value(), account.value())));
        return pipeline.send(calls).invoke(done -> noted.putAll(unknown)).replaceWithVoid();
    }

    /** All lines seen so far by any replica, with their accounts. For code that may block. */
    public Map<LineId, AccountId> all() {
        Map<LineId, AccountId> all = new LinkedHashMap<>();
        pipeline.await(Call.command("HGETALL", keys.lines()))
                .pairs()
                .forEach((line, account) -> all.put(new LineId(line), new AccountId(account)));
        return all;
    }

    /** The account of a line. For code that may block. */
    public Optional<AccountId> accountOf(LineId line) {
        AccountId known = noted.get(line);
        return known != null
                ? Optional.of(known)
                : pipeline.await(Call.command("HGET", keys.lines(), line.value()))
                        .optionalText()
                        .map(AccountId::new);
    }
}
