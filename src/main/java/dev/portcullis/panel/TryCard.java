package dev.portcullis.panel;

import dev.portcullis.admin.Piece;
import dev.portcullis.admin.TryView;
import dev.portcullis.admin.TryView.FiringView;
import dev.portcullis.admin.TryView.HitView;
import dev.portcullis.admin.TryView.MissView;
import dev.portcullis.admin.TryView.SpanView;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the live rules say of a message that was tried, as the panel shows it.
 *
 * @param line that was chosen; empty for any
 * @param passages what it says, with what matched
 * @param hits of rules, and of thresholds that are only tried
 * @param misses the other rules, each with why not
 */
record TryCard(
        TryView view, String line, List<Passage> passages, List<Hit> hits, List<Miss> misses, List<Firing> fired) {

    private static final String FILE_NAME = "file_name";
    private static final String PROFILE_NAME = "profile_name";

    record Passage(String place, List<Piece> pieces) {}

    record Hit(HitView hit, boolean candidate, List<Counter> counters, String file) {

        public Tone tone() {
            return candidate || !hit.mode().equals("enforce")
                    ? Tone.PLAIN
                    : hit.action().equals("block") ? Tone.STRONG : Tone.WARNING;
        }

        public String label() {
            return candidate ? "candidate" : hit.mode();
        }
    }

    record Miss(MissView miss, List<Counter> counters) {

        public Tone tone() {
            return miss.cause().equals("fault") ? Tone.WARNING : Tone.PLAIN;
        }
    }

    @TemplateData
    record Counter(String what, String within, long atLeast, long count) {

        static List<Counter> of(List<TryView.CounterView> views) {
            return views.stream()
                    .map(each -> new Counter(
                            each.what(), Stamps.roughly(Duration.parse(each.within())), each.atLeast(), each.count()))
                    .toList();
        }
    }

    /** @param after the time from the first message to the one that a rule hit first */
    record Firing(FiringView firing, String after) {}

    /** @param fields as they were filled in */
    static TryCard of(TryView view, Map<String, String> fields) {
        List<Hit> hits = Stream.concat(
                        view.hits().stream().map(hit -> hit(hit, false)),
                        view.candidates().stream().map(hit -> hit(hit, true)))
                .toList();
        List<SpanView> spans =
                hits.stream().flatMap(each -> each.hit().spans().stream()).toList();
        List<Passage> passages = new ArrayList<>();
        Predicate<String> ofText = place -> !place.equals(FILE_NAME) && !place.equals(PROFILE_NAME);
        passage("text", fields, spans, ofText).ifPresent(passages::add);
        passage("filename", fields, spans, FILE_NAME::equals).ifPresent(passages::add);
        passage("profile_name", fields, spans, PROFILE_NAME::equals).ifPresent(passages::add);
        return new TryCard(
                view,
                fields.getOrDefault("line", ""),
                passages,
                hits,
                view.notMatched().stream()
                        .map(miss -> new Miss(miss, Counter.of(miss.counters())))
                        .toList(),
                view.fired().stream()
                        .map(each -> new Firing(each, Stamps.roughly(Duration.parse(each.after()))))
                        .toList());
    }

    private static Hit hit(HitView hit, boolean candidate) {
        return new Hit(hit, candidate, Counter.of(hit.counters()), hit.file().orElse(""));
    }

    private static Optional<Passage> passage(
            String field, Map<String, String> fields, List<SpanView> spans, Predicate<String> places) {
        return Optional.ofNullable(fields.get(field)).map(text -> {
            BitSet marks = new BitSet();
            spans.stream()
                    .filter(span -> places.test(span.place()))
                    .forEach(span -> marks.set(span.start(), span.end()));
            return new Passage(field.replace('_', ' '), Piece.cut(text, marks));
        });
    }

    public Tone tone() {
        return switch (view.verdict()) {
            case "block" -> Tone.STRONG;
            case "pass" -> Tone.GOOD;
            default -> Tone.WARNING;
        };
    }

    public String headline() {
        return switch (view.verdict()) {
            case "block" -> "Its sender would be blocked.";
            case "hold" -> "It would be held for people to look at.";
            case "tag" -> "It would be tagged, and nobody blocked.";
            default -> "It would pass.";
        };
    }

    public String detail() {
        String of = view.messages() == 1 ? "" : " That is the verdict on the last of " + view.messages() + " messages.";
        String shadow = view.mode().equals("shadow") ? " The gateway is in shadow mode, so no rule is enforced." : "";
        return (line.isEmpty() ? "By the live rules." : "On line " + line + ", by the live rules.") + of + shadow;
    }
}
