package dev.portcullis.rules;

import dev.portcullis.message.TextPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** Looks for many keywords in one pass over a text (Aho-Corasick). */
final class KeywordAutomaton {

    private final PayloadTrie<List<Needle>> trie;

    KeywordAutomaton(List<Needle> needles) {
        Map<String, List<Needle>> byFirst = new LinkedHashMap<>();
        needles.forEach(needle -> byFirst.computeIfAbsent(needle.first(), first -> new ArrayList<>())
                .add(needle));
        PayloadTrie.PayloadTrieBuilder<List<Needle>> builder = PayloadTrie.builder();
        byFirst.forEach(builder::addKeyword);
        this.trie = builder.build();
    }

    /** Adds the keywords that stand in the text and were not found before. */
    void search(MappedText view, TextPart.Place place, Map<Needle, Span> found) {
        trie.parseText(view.text(), (PayloadEmit<List<Needle>> emit) -> {
            for (Needle needle : emit.getPayload()) {
                if (found.containsKey(needle)) {
                    continue;
                }
                int end = needle.endAt(view, emit.getStart());
                if (end >= 0) {
                    found.put(needle, new Span(place, view.from(emit.getStart()), view.to(end - 1)));
                }
            }
            return true;
        });
    }
}
