package dev.portcullis.rulebook;

import static dev.portcullis.rulebook.Faults.inFile;
import static dev.portcullis.rulebook.Faults.inRule;
import static dev.portcullis.rulebook.Faults.rule;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTestProblemsTest {

    private static final String MATCH = "match: {all: {link: any}}\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> entries() {
        return Stream.of(
                in("tests: ¤x", "'tests' is 'x'; expected a list"),
                in("tests: ¤[]", "'tests' is an empty list"),
                in("tests: [¤x]", "a test is 'x'; expected a mapping of name, start, send, expect"),
                in("tests: [¤{send: [{from: a}], expect: nothing}]", "key 'name' is missing in a test"),
                in("tests: [¤{name: n, expect: nothing}]", "key 'send' is missing in a test"),
                in("tests: [¤{name: n, send: [{from: a}]}]", "key 'expect' is missing in a test"),
                in("tests:\n  - ¤name: n\n    expect: nothing", "key 'send' is missing in a test"),
                in(
                        "tests: [{name: n, send: [{from: a}], ¤expects: nothing, expect: nothing}]",
                        "unknown key 'expects'"),
                in("tests: [{name: ¤1, send: [{from: a}], expect: nothing}]", "expected a text"),
                in("tests: [{name: n, start: ¤2026-01-01, send: [{from: a}], expect: nothing}]", "expected an instant"),
                in("tests: [{name: n, start: ¤now, send: [{from: a}], expect: nothing}]", "expected an instant"),
                in("tests: [{name: n, send: ¤{from: a}, expect: nothing}]", "'send' is a mapping; expected a list"),
                in("tests: [{name: n, send: ¤[], expect: nothing}]", "'send' is an empty list"),
                inFile(rule(MATCH) + "tests: [¤{name: n, send: [{from: a}]}]\n", "key 'expect' is missing in a test"));
    }

    static Stream<Arguments> sendings() {
        return Stream.of(
                in(
                        "tests: [{name: n, send: [¤{text: x}], expect: nothing}]",
                        "key 'from' is missing in an entry of 'send'"),
                sending("from: ¤''", "'from' is ''; expected a text"),
                sending("from: ¤5", "the number 5; expected a text: put it in quotes"),
                sending("from: ¤'15551230001'", "'155...01', digits without '+'"),
                sending("from: ¤'{n}', times: 2", "'1', digits without '+'"),
                sending("from: ¤'+1555 {n}'", "expected '+' and 3 to 20 digits without spaces, or a label"),
                sending("from: ¤'+1555123000112345678{n}', times: 100", "expected '+' and 3 to 20 digits"),
                sending("from: a, ¤body: x", "unknown key 'body' in an entry of 'send'"),
                sending("from: a, text: ¤5", "expected a text: put it in quotes"),
                sending("from: a, kind: ¤txt", "'txt' is no kind of message"),
                sending("from: a, kind: ¤[text]", "'kind' is a list; expected one kind of message"),
                sending("from: a, kind: sticker, ¤text: x", "a message of kind sticker, which has no text"),
                sending("from: a, ¤filename: x.pdf", "a message of kind text, which has no file name"),
                sending("from: a, kind: location, ¤mime: image/png", "which has no file"),
                sending("from: a, ¤media_hash: x", "which has no file"),
                sending("from: a, times: ¤0", "a whole number, from 1 to 10000"),
                sending("from: a, times: ¤10001", "a whole number, from 1 to 10000"),
                sending("from: a, times: 2, every: ¤0s", "above zero"),
                sending("from: a, times: 2, every: ¤1", "with one unit"),
                sending("from: a, at: ¤-1s", "'at' is '-1s'; expected a whole number with one unit"),
                sending("from: a, at: ¤5", "'at' is the number 5"),
                sending("from: a, line: ¤1001", "the number 1001; expected a text: put it in quotes"),
                sending("from: a, line: ¤'a b'", "'a b' is no line"),
                sending("from: a, line: ¤['1001', '1002']", "'line' is a list; expected a text"),
                sending("from: a, country: ¤XX", "'XX' is no country"),
                sending("from: '+15551230001', ¤country: BR", "expected it with a label only"),
                sending("from: US.13491208655302741918, ¤country: BR", "expected it with a label only"),
                sending("from: a, forwarded: ¤often", "expected one of true, frequently"),
                sending("from: a, forwarded: ¤false", "expected one of true, frequently"),
                sending("from: a, referral: ¤true", "expected one of present, absent"),
                sending("from: a, reply: ¤false", "expected true; leave it out where the message is no reply"));
    }

    static Stream<Arguments> expectations() {
        return Stream.of(
                expecting("¤noting", "'expect' is 'noting'; expected 'nothing', or a mapping of block, hold"),
                expecting("¤{}", "'expect' is an empty mapping"),
                expecting("¤[a]", "'expect' is a list"),
                expecting("{¤blok: a}", "did you mean 'block'?"),
                expecting("{block: ¤b}", "'b' sends nothing in this test"),
                expecting("{block: [a, ¤p9]}", "'p9' sends nothing in this test; expected names as 'from' spells them"),
                expecting("{hold: ¤'p{n}'}", "'p{n}' sends nothing in this test"),
                expecting("{tag: ¤true}", "expected a text"),
                expecting("{shadow: ¤{a: b}}", "is a mapping; expected a text"),
                expecting("{¤candidate: a}", "'candidate' is expected, but the rule has no 'candidate'"),
                expecting("{¤score: a}", "'score' is expected, but the rule has no 'score'"));
    }

    static Stream<Arguments> whoeverIsExpected() {
        return Stream.of(
                in("tests: [{name: n, send: [¤{text: x}], expect: {block: [a]}}]", "key 'from' is missing"),
                in("tests: [{name: n, send: [{from: ¤15551230001}], expect: {block: [a]}}]", "put it in quotes"));
    }

    private static Arguments in(String lines, String message) {
        return inRule(MATCH + lines, message);
    }

    private static Arguments sending(String keys, String message) {
        return in("tests: [{name: n, send: [{" + keys + "}], expect: nothing}]", message);
    }

    private static Arguments expecting(String expect, String message) {
        return in("tests: [{name: n, send: [{from: a}, {from: 'p{n}', times: 8}], expect: " + expect + "}]", message);
    }

    @ParameterizedTest
    @MethodSource({"entries", "sendings", "expectations", "whoeverIsExpected"})
    void namesPlaceAndReason(String text, String message) {
        Faults.assertFound(folder, text, message);
    }
}
