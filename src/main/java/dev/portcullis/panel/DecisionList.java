package dev.portcullis.panel;

import dev.portcullis.admin.DecisionFilter;
import dev.portcullis.admin.DecisionsApi;
import java.util.List;

/**
 * A page of decisions.
 *
 * @param filter what was asked for
 * @param older asks for the next page; empty on the last one
 * @param feed what is decided from now on; empty where the page is not the newest
 * @param rules ids to choose from
 */
record DecisionList(DecisionFilter filter, List<DecisionRow> rows, String older, String feed, List<String> rules) {

    public List<String> modes() {
        return DecisionsApi.MODES;
    }

    public List<Choice> effects() {
        return DecisionsApi.EFFECTS.stream()
                .map(each -> new Choice(each, AuditWords.effect(each)))
                .toList();
    }

    /** @param value what the form sends for it */
    record Choice(String value, String words) {}
}
