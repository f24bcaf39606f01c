package dev.portcullis.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a rule set is made of.
 *
 * @param rules their order decides between equals
 * @param exemptions of whole files: whom not even the wanted list blocks
 */
public record RuleSetDefinition(List<RuleDefinition> rules, List<Thresholds> thresholds, List<Exemption> exemptions) {

    public RuleSetDefinition {
        rules = List.copyOf(rules);
        thresholds = List.copyOf(thresholds);
        exemptions = List.copyOf(exemptions);
    }

    String hash() {
        return Digest.of(Stream.of(
                        rules.stream().map(RuleDefinition::canonical),
                        thresholds.stream().map(Thresholds::canonical),
                        exemptions.stream().map(Exemption::canonical))
                .flatMap(each -> each)
                .sorted()
                .toList());
    }
}
