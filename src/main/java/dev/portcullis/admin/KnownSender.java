package dev.portcullis.admin;

import dev.portcullis.audit.Whom;
import dev.portcullis.blocking.Case;
import dev.portcullis.blocking.Stage;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sender as somebody named them, and what is known under all their ids.
 *
 * @param asked the id that was named
 * @param sender who goes by it today
 */
public record KnownSender(SenderId asked, Sender sender, Optional<Case> found) {

    static KnownSender of(SenderId asked, Sender owner, Optional<Case> found) {
        return new KnownSender(asked, found.map(known -> merge(known, owner)).orElse(owner), found);
    }

    private static Sender merge(Case known, Sender owner) {
        return known.key().equals(owner.key())
                ? new Sender(
                        known.sender().scopedId().or(owner::scopedId),
                        known.sender().phone().or(owner::phone))
                : known.sender();
    }

    /** Two ids of one sender are one sender. */
    static Collection<KnownSender> once(List<KnownSender> known) {
        Map<SenderId, KnownSender> byKey = new LinkedHashMap<>();
        known.forEach(each -> byKey.putIfAbsent(each.key(), each));
        return byKey.values();
    }

    /** As the audit names them. */
    static Whom whom(List<KnownSender> known) {
        return Whom.users(once(known).stream().map(KnownSender::sender).toList());
    }

    /** The id that the case is kept under, or would be. */
    SenderId key() {
        return found.map(Case::key).orElseGet(sender::key);
    }

    public Stage stage() {
        return found.map(Case::stage).orElse(Stage.NONE);
    }

    public Set<SenderId> ids() {
        Set<SenderId> ids = new LinkedHashSet<>(sender.ids());
        ids.add(key());
        ids.add(asked);
        return ids;
    }
}
