package dev.portcullis.screening;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.Decision;
import dev.portcullis.blocking.CaseState;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.testing.Messages;
import dev.portcullis.testing.Store;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** People who send one text to a gateway, a second apart. */
final class Crowd implements AutoCloseable {

    final Gateway gateway;
    private int sent;

    Crowd(RuleSet rules) {
        this.gateway = new Gateway(Store.standalone(), rules);
    }

    List<Sender> people(int count) {
        List<Sender> people =
                IntStream.range(0, count).mapToObj(i -> Messages.someone()).toList();
        people.forEach(gateway.blocking.meta()::meet);
        return people;
    }

    void send(List<Sender> people) {
        people.forEach(person -> gateway.receive(message(person)));
    }

    void send(Sender sender) {
        gateway.receive(message(sender));
    }

    InboundMessage message(Sender sender) {
        return message(sender, now().minusSeconds(500).plusSeconds(sent));
    }

    InboundMessage message(Sender sender, Instant at) {
        sent++;
        return Messages.text(sender, "wamid." + sent, at, Campaigns.PARCEL);
    }

    Instant now() {
        return gateway.blocking.clock().instant();
    }

    CaseState state(Sender sender) {
        return gateway.caseOf(sender).orElseThrow().state().orElseThrow();
    }

    List<Decision> decisions() {
        return gateway.blocking.decisions().stream()
                .map(AuditEntry.Decided::decision)
                .toList();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
