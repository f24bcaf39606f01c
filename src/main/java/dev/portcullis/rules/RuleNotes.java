package dev.portcullis.rules;

import java.util.List;

/**
 * What the author of a rule wrote beside it for its readers, and where it stands.
 *
 * @param falsepositives honest messages that the rule is known to hit
 * @param file name of the rule file, without a folder; empty where the rule came from none
 * @param line of the rule's first key, counted from 1
 */
public record RuleNotes(
        List<String> references, List<String> tags, List<String> falsepositives, String file, int line) {

    public static final RuleNotes NONE = new RuleNotes(List.of(), List.of(), List.of(), "", 0);

    public RuleNotes {
        references = List.copyOf(references);
        tags = List.copyOf(tags);
        falsepositives = List.copyOf(falsepositives);
    }
}
