package dev.portcullis.rulebook;

import static dev.portcullis.rulebook.Faults.inRule;
import static dev.portcullis.rulebook.Faults.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that no message can ever match are faults, but only where that is sure. */
class ContradictionsTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> impossible() {
        return Stream.of(
                in("all: [{referral: present}, {¤referral: absent}]", "'referral' contradicts 'referral' on line 5"),
                in("all: {referral: present}, not: {¤referral: present}", "contradicts 'referral' on line 5"),
                in("not: [{referral: present}, {¤referral: absent}]", "contradicts 'referral'"),
                in("all: {reply: true}, not: {¤reply: true}", "contradicts 'reply'"),
                in("all: {text|phrase: a b}, not: {¤text|phrase: a b}", "contradicts 'text|phrase'"),
                in("all: {forwarded: frequently}, not: {¤forwarded: true}", "contradicts 'forwarded'"),
                in("not: {link: any}, all: {¤link: bit.ly}", "contradicts 'link'"),
                in("all: {link: bit.ly}, not: {¤link: [bit.ly, t.me]}", "contradicts 'link'"),
                in("all: {country: [BR, IN]}, not: {¤country: [IN, BR, MX]}", "contradicts 'country'"),
                in("all: [{country: BR}, {any: {¤country: [IN, MX]}}]", "contradicts 'country'"),
                in("all: [{prefix: '+55'}, {¤prefix: ['+1', '+52']}]", "contradicts 'prefix'"),
                in("all: {prefix: '+5511'}, not: {¤prefix: '+55'}", "contradicts 'prefix'"),
                in("all: {sender: '+15551230001'}, not: {¤sender: ['+15551230001', '+444']}", "contradicts 'sender'"),
                in("all: [{text_length: {gt: 50}}, {¤text_length: {lte: 50}}]", "contradicts 'text_length'"),
                in("all: {text_length: {gte: 50}}, not: {¤text_length: {gte: 25}}", "contradicts 'text_length'"),
                in("all: [{kind: text}, {¤kind: image}]", "since the rule looks only at text here"),
                in("all: {kind: [text, image]}, not: {¤kind: [image, text]}", "since the rule looks only at"),
                in("all: {¤kind: reaction}", "name the kind under 'on'"),
                in("all: {kind: image}, not: {not: {¤kind: text}}", "since the rule looks only at image here"),
                in(
                        "all: {reply: true}, any: [{not: {¤reply: true}}, {all: [{kind: text}, {kind: image}]}]",
                        "contradicts 'reply'"),
                inRule("on: text\nmatch: {all: {¤kind: image}}", "since the rule looks only at text here"),
                inRule("on: text\nmatch: {all: {¤filename: x}}", "a message of kind text has no file name"),
                inRule("on: [text, contacts]\nmatch: {all: {¤mime|re: x}}", "of kind text or contacts has no file"),
                inRule("on: sticker\nmatch: {any: {¤text: x}}", "of kind sticker has no text of the sender's own"),
                inRule("on: [audio]\nmatch: {all: {¤text_length: {gte: 1}}}", "of kind audio has no text"),
                inRule("on: [call, system]\nmatch: {all: {¤text: x}}", "of kind system or call has no text"),
                inRule("on: reaction\nmatch: {all: {¤link: any}}", "a message of kind reaction has no link"),
                inRule("on: revoke\nmatch: {all: {¤first_in_window: true}}", "of kind revoke has no window of its own"),
                inRule("on: echo\nmatch: {all: {¤first_in_window: true}}", "of kind echo has no window of its own"));
    }

    private static Arguments in(String match, String message) {
        return inRule("match: {" + match + "}", message);
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void refusesRulesThatNeverMatch(String text, String message) {
        Faults.assertFound(folder, text, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all: {referral: present}, any: [{referral: absent}, {text: x}]",
                "all: {forwarded: true}, not: {forwarded: frequently}",
                "all: {link: any}, not: {link: bit.ly}",
                "all: {link: bit.ly}, not: {link: sub.bit.ly}",
                "all: [{link: bit.ly}, {link: t.me}]",
                "all: {country: [BR, IN]}, not: {country: IN}",
                "all: [{prefix: '+55'}, {prefix: ['+5511', '+1']}]",
                "all: [{sender: '+15551230001'}, {sender: US.13491208655302741918}]",
                "all: [{text_length: {gte: 5}}, {text_length: {lte: 5}}]",
                "all: [{text: x}, {text: y}], not: {text|phrase: x y}",
                "all: {text|contains: x}, not: {text: x}",
                "all: [{kind: [text, image]}, {kind: [image, video]}]",
                "not: {text: x, reply: true}, all: {reply: true}",
                "any: [{kind: reaction}, {filename: x}, {kind: text}]",
                "all: {text_length: {lte: 0}, kind: sticker}",
                "all: {profile_name: x, kind: sticker}",
                "all: {first_in_window: true, text: x}",
            })
    void leavesOthersAlone(String match) {
        // Given
        RuleFiles.write(folder, "a.yaml", rule("match: {" + match + "}"));

        // When
        RuleLoader.Loaded loaded = RuleFiles.load(folder);

        // Then
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.ruleSet()).isPresent();
    }
}
