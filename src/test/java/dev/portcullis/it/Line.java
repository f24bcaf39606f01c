package dev.portcullis.it;

import dev.portcullis.dev.Call;
import dev.portcullis.dev.MetaContent;
import dev.portcullis.dev.MetaDelivery;
import dev.portcullis.dev.MetaEmulator;
import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A business phone number that no other test uses, as Meta sees it: who wrote to it, and whom it had blocked. */
final class Line {

    static final String BAIT = "I double your bitcoin in a day";

    private static final AtomicLong NUMBER = new AtomicLong(700_000_000_000_000L);

    private final MetaEmulator meta;
    private final String id = Long.toString(NUMBER.incrementAndGet());

    private Line(MetaEmulator meta) {
        this.meta = meta;
    }

    static Line open(MetaEmulator meta) {
        Line line = new Line(meta);
        meta.openLine(line.id, "1", MetaDelivery.SAMPLE_NUMBER.substring(1));
        return line;
    }

    String id() {
        return id;
    }

    /** Meta has received that and is about to deliver it. */
    MetaMessage text(Persona from, Instant at, String body) {
        return written(from, at, MetaContent.text(body));
    }

    MetaMessage written(Persona from, Instant at, MetaContent content) {
        meta.received(id, from.phone(), from.userId(), at);
        return MetaMessage.of(from, at, content);
    }

    /** So many harmless texts, that far apart, the first at that time. */
    List<MetaMessage> texts(Persona from, int count, Instant first, Duration apart) {
        return IntStream.range(0, count)
                .mapToObj(i -> text(from, first.plus(apart.multipliedBy(i)), "hello " + i))
                .toList();
    }

    /** One call of Meta's with all these messages. */
    MetaDelivery delivery(List<MetaMessage> messages) {
        return MetaDelivery.begin().line(id, MetaDelivery.SAMPLE_NUMBER).messages(messages);
    }

    MetaDelivery delivery(MetaMessage... messages) {
        return delivery(List.of(messages));
    }

    Set<String> blocked() {
        return meta.blocked(id);
    }

    boolean isBlocked(Persona persona) {
        return meta.isBlocked(id, Strangers.nameToMeta(persona));
    }

    /** The calls of that method for this line so far. */
    List<Call> calls(String method) {
        return meta.calls().stream()
                .filter(call -> call.line().equals(id) && call.method().equals(method))
                .toList();
    }

    /** How often the gateway asked to have somebody blocked. */
    long blockCalls(Persona persona) {
        return calls("POST").stream()
                .filter(call -> call.users().contains(Strangers.nameToMeta(persona)))
                .count();
    }
}
