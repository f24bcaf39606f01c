package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.portcullis.message.TextPart;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LinkHostsLawsTest {

    @Property(tries = 500)
    void everyHostIsSpelledAsARuleSpellsIt(@ForAll("texts") String text) {
        int codePoints = text.codePointCount(0, text.length());

        assertThat(links(text)).allSatisfy(link -> {
            assertThat(HostName.normalise(link.host()).or(() -> LinkHosts.parse(link.host())))
                    .contains(link.host());
            assertThat(link.span().start()).isBetween(0, codePoints - 1);
            assertThat(link.span().end()).isBetween(link.span().start() + 1, codePoints);
        });
    }

    @Property(tries = 500)
    void linkIsFoundWhateverStandsAroundIt(@ForAll("texts") String before, @ForAll("texts") String after) {
        assertThat(links(before + " https://evil.example/ " + after))
                .extracting(Link::host)
                .contains("evil.example");
        assertThat(links(before + " t.me/x " + after)).extracting(Link::host).contains("t.me");
    }

    /** What has a known ending and yet is no host must not stop the search. */
    @Example
    void goesOnBehindWhatIsNoHost() {
        assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), () -> links("xn--a.com/ t.me/x")))
                .extracting(Link::host)
                .containsExactly("t.me");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "http://",
                "https:",
                "//",
                "/",
                "\\",
                "www.",
                "WWW",
                ".",
                "..",
                "\u3002",
                "@",
                ":",
                "8080",
                "%2e",
                "%",
                "[",
                "::1",
                "]",
                "-",
                "_",
                "com",
                "t.me",
                "evil",
                "a",
                "\u4E2D\u56FD",
                "\u0430",
                "b\u0301",
                "\u200B",
                "\uD83D\uDC49",
                "\u2764",
                "\uFE0F",
                "\uFF0F",
                "\u200D",
                " ",
                "(",
                "\"",
                "1.2.3",
                "0x",
                "xn--",
                "xn--a");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(14).map(list -> String.join("", list)),
                Arbitraries.strings().all().ofMaxLength(30));
    }

    private static List<Link> links(String text) {
        TextPart part = new TextPart(TextPart.Place.BODY, text);
        return LinkHosts.of(List.of(new PartTexts(part, KeywordIndex.of(List.of()))));
    }
}
