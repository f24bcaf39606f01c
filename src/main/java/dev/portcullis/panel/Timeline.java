package dev.portcullis.panel;

import dev.portcullis.audit.AuditEntry;
import dev.portcullis.panel.SenderPicture.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened to a sender, newest first. What led to nothing, again and again, is told once. */
final class Timeline {

    private static final Set<String> UNEVENTFUL = Set.of("recorded", "open", "repeat");

    private Timeline() {}

    static List<Moment> of(List<AuditEntry> entries) {
        List<Moment> moments = new ArrayList<>();
        Map<String, List<Moment>> quiet = new LinkedHashMap<>();
        for (AuditEntry entry : entries) {
            Moment moment = AuditWords.moment(entry);
            if (isUneventful(entry)) {
                quiet.computeIfAbsent(moment.what(), what -> new ArrayList<>()).add(moment);
            } else {
                tell(quiet, moments);
                moments.add(moment);
            }
        }
        tell(quiet, moments);
        return List.copyOf(moments);
    }

    private static boolean isUneventful(AuditEntry entry) {
        return entry instanceof AuditEntry.Decided decided && UNEVENTFUL.contains(decided.effect());
    }

    private static void tell(Map<String, List<Moment>> quiet, List<Moment> moments) {
        quiet.values().stream().map(Timeline::once).forEach(moments::add);
        quiet.clear();
    }

    private static Moment once(List<Moment> alike) {
        Moment newest = alike.getFirst();
        String before = alike.size() == 1
                ? ""
                : (alike.size() - 1) + " more like it since "
                        + Stamps.stamp(alike.getLast().at()) + " UTC";
        return new Moment(newest.at(), newest.tone(), newest.what(), newest.words(), before);
    }
}
