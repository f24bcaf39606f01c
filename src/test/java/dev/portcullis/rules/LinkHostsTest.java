package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.TextPart;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHostsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "see https://evil.example/a | evil.example",
                "HTTP://EVIL.EXAMPLE | evil.example",
                "http://localhost:8080/x | localhost",
                "http:/evil.example/x | evil.example",
                "http:\\\\evil.example\\x | evil.example",
                "https:///evil.example | evil.example",
                "at (https://evil.example) | evil.example",
                "<https://evil.example> | evil.example",
                "[here](https://evil.example/a) | evil.example",
                "*https://evil.example* | evil.example",
                "_https://evil.example_ | evil.example",
                "https://evil.example, or | evil.example",
                "https://evil.example. Then | evil.example",
                "https://evil.example...and more | evil.example",
                "https://evil.example./x | evil.example",
                "https://evil.example:8443/x | evil.example",
                "https://evil.example?x=y.z/ | evil.example",
                "https://evil.example#top | evil.example",
                "https://bank.example@evil.example/ | evil.example",
                "https://bank.example:pw@evil.example | evil.example",
                "https://bank.example%40x@evil.example | evil.example",
                "https://www.bank.example@evil.example/ | evil.example",
                "https://a@b@evil.example | evil.example",
                "https://bank.example\\@evil.example | bank.example",
                "https://bank.example/@evil.example | bank.example",
                "https://bank.example#@evil.example | bank.example",
                "https://evil%2Eexample/x | evil.example",
                "https://%65vil.example | evil.example",
                "https://paypal.com.evil.example | paypal.com.evil.example",
                "https://r3---sn.evil.example | r3---sn.evil.example",
                "https://my_shop.evil.example | my_shop.evil.example",
                "https://192.0.2.7/x | 192.0.2.7",
                "https://3221225991/ | 192.0.2.7",
                "https://0xC0.0.0x207/ | 192.0.2.7",
                "https://0300.0.02.07 | 192.0.2.7",
                "https://me@[2001:DB8::7]:443/x | [2001:db8:0:0:0:0:0:7]",
                "www.evil.example | www.evil.example",
                "WWW.Evil.Example! | www.evil.example",
                "_www.evil.example_ | www.evil.example",
                "at...www.evil.example | www.evil.example",
                "//www.evil.example | www.evil.example",
                "bit.ly/abc | bit.ly",
                "Bit.Ly/abc | bit.ly",
                "go:bit.ly/abc | bit.ly",
                "_bit.ly/abc_ | bit.ly",
                "(t.me/abc) | t.me",
                "see...t.me/abc | t.me",
                "@t.me/abc | t.me",
                "https//t.me/abc | t.me",
                "t.me:443/abc | t.me",
                "t.me./abc | t.me",
                "shop.merck/abc | shop.merck",
            })
    void findsWhereLinksLead(String body, String host) {
        assertThat(hosts(body)).containsExactly(host);
    }

    @ParameterizedTest
    @CsvSource({
        "http://b\u00FCcher.example/x, xn--bcher-kva.example, a letter beyond ASCII",
        "http://XN--BCHER-KVA.example, xn--bcher-kva.example, already in punycode",
        "http://stra\u00DFe.example, xn--strae-oqa.example, a letter that IDNA once wrote as two",
        "http://\u0430pple.com/x, xn--pple-43d.com, a look-alike is another host",
        "https://evil\u3002com/x, evil.com, an ideographic full stop",
        "https://evil\uFF0Ecom/x, evil.com, a full-width dot",
        "https\uFF1A\uFF0F\uFF0Fevil.com, evil.com, full-width punctuation",
        "\uFF45\uFF56\uFF49\uFF4C.com/x, evil.com, full-width letters",
        "https://ev\u200Bil.com/x, evil.com, a zero-width space inside",
        "ht\u00ADtps://ev\u2060il.com, evil.com, a soft hyphen and a word joiner",
        "w\u200Bw\u200Bw.evil.com, www.evil.com, zero-width spaces in www",
        "https://\u2764.ws, xn--qei.ws, a heart",
        "\u4F8B\u5B50.\u4E2D\u56FD/x, xn--fsqu00a.xn--fiqs8s, a top-level domain in Chinese",
        "https://evil.com\u8BF7\u70B9\u51FB, evil.com, text goes on without a space",
        "https://evil.example\u8BF7\u70B9\u51FB, evil.example, the same under no known domain",
        "\u8BF7\u8BBF\u95EEhttps://evil.com\u3002\u8C22\u8C22, evil.com, a sentence ends behind it",
        "\u52A0\u6211t.me/abc, t.me, text before it without a space",
        "\u4F60\u597D\u3002t.me/abc, t.me, a sentence ends before it",
        "\u52A0\u6211www.evil.com, www.evil.com, the same before www",
        "https://evil.com\uD83D\uDC48, evil.com, a hand behind it",
        "\uD83D\uDC49t.me/abc, t.me, a hand before it",
        "\u201Chttps://evil.example\u201D, evil.example, curly quotation marks",
    })
    void findsThemInOtherScripts(String body, String host, String how) {
        assertThat(hosts(body)).as(how).containsExactly(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "thanks.see you",
                "thanks.me",
                "come.to the shop.it is open",
                "me@host.com",
                "me@host.com/x",
                "first.last@mail.host.com/x",
                "me@www.host.com/x",
                "www.me@host.com/x",
                "mailto:me@host.com/x",
                "hxxp://evil.com/x",
                "hxxps://www.evil.com/x",
                "ftp://host.com/x",
                "and/or",
                "w/o",
                "1.5/2.5",
                "12.30/13.00",
                "192.0.2.0/24",
                "a.m./p.m.",
                "main.kt/x",
                "invoice.pdf/x",
                "host.nosuchdomain/x",
                "xn--a.com/x",
                "xn--a.com:80/x",
                ".com/x",
                "http://",
                "https://...",
                "http:// evil.example",
                "http://999.0.0.1/",
                "http://[::g]/",
                "www.",
                "www. evil",
                "www.-",
                "awww.cute",
                "ww.evil.example",
            })
    void takesNothingElseForALink(String body) {
        assertThat(hosts(body)).isEmpty();
    }

    @Test
    void findsEachOfSeveral() {
        assertThat(hosts("https://a.example/b.com/c,d www.b.example t.me/x https://a.example?u=https://c.example"))
                .containsExactly("a.example", "www.b.example", "t.me", "a.example", "c.example");
        assertThat(hosts("http://[ https://a.example ]")).containsExactly("a.example");
        assertThat(hosts("https://a.example,https://b.example;t.me/x")).containsExactly("a.example", "b.example");
    }

    @Test
    void tellsWhereTheHostStands() {
        assertThat(links(TextPart.Place.CAPTION, "\uD83D\uDC49 https://ev\u200Bil.example/x"))
                .containsExactly(new Link("evil.example", new Span(TextPart.Place.CAPTION, 10, 23)));
    }

    @ParameterizedTest
    @EnumSource(TextPart.Place.class)
    void looksWherePeopleWriteLinks(TextPart.Place place) {
        Set<TextPart.Place> places = Set.of(TextPart.Place.BODY, TextPart.Place.CAPTION, TextPart.Place.CONTACT_URL);

        assertThat(links(place, "https://evil.example/x").isEmpty()).isEqualTo(!places.contains(place));
    }

    @Test
    void takesAContactsUrlForOneInAnyForm() {
        assertThat(links(TextPart.Place.CONTACT_URL, "evil.com"))
                .extracting(Link::host)
                .containsExactly("evil.com");
        assertThat(links(TextPart.Place.CONTACT_URL, "www.evil.example:80"))
                .extracting(Link::host)
                .containsExactly("www.evil.example");
        assertThat(links(TextPart.Place.CONTACT_URL, "mailto:me@evil.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evil.example | https://evil.example | true",
                "evil.example | https://a.b.evil.example | true",
                "evil.example | https://notevil.example | false",
                "evil.example | https://evil.example.other.test | false",
                "a.evil.example | https://evil.example | false",
                "B\u00DCCHER.example | https://xn--bcher-kva.example | true",
                "xn--bcher-kva.example | https://shop.b\u00FCcher.example | true",
                "Evil.Example. | https://evil.example | true",
                "192.0.2.7 | https://192.0.2.7:80/x | true",
                "0.2.7 | https://192.0.2.7 | false",
                "2001:db8::7 | https://[2001:DB8:0::7] | true",
                "xyz | https://evil.xyz | true",
                "paypal.com | https://p\u0430ypal.com | false",
            })
    void comparesHostsWithThoseBelow(String wanted, String body, boolean expected) {
        Condition condition =
                new Condition.LinksTo(Set.of(LinkHosts.parse(wanted).orElseThrow()));

        assertThat(Definitions.holds(condition, body)).isEqualTo(expected);
    }

    @Test
    void namesTheRulesHostAndNotTheSenders() {
        Condition condition = new Condition.LinksTo(Set.of("evil.example", "other.example"));
        RuleSet ruleSet = RuleSet.of(List.of(Definitions.blocking(condition)));

        Verdict verdict = ruleSet.judge(
                ruleSet.match(Inbound.text("at https://ann.evil.example/x")), SenderHistory.EMPTY, Mode.ENFORCE);

        assertThat(verdict.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.reason()).isEqualTo("a link to evil.example");
            assertThat(hit.spans()).containsExactly(new Span(TextPart.Place.BODY, 11, 27));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, evil.example",
        "' WWW.Evil.Example ', www.evil.example",
        "ev\u200Bil.example, evil.example",
        "127.1, 127.0.0.1",
        "[::1], [0:0:0:0:0:0:0:1]",
        "::FFFF:192.0.2.7, [192.0.2.7]",
        "xn--fiqs8s, xn--fiqs8s",
    })
    void readsARulesHost(String written, String host) {
        assertThat(LinkHosts.parse(written)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "evil",
                "localhost",
                "https://evil.example",
                "evil.example/path",
                "evil.example:80",
                "me@evil.example",
                "*.evil.example",
                ".evil.example",
                "evil..example",
                "evil example",
                "evil.example?",
                "evil%2Eexample",
                "256.0.0.1",
                "1.2.3.4.5",
                "[::g]",
                "fe80::1%eth0",
                "xn--a\u00FC.example",
            })
    void refusesWhatIsNoHost(String written) {
        assertThat(LinkHosts.parse(written)).isEmpty();
    }

    @Test
    void refusesWhatNoNameServerTakes() {
        String label = "a".repeat(63);

        assertThat(LinkHosts.parse(label + ".example")).isPresent();
        assertThat(LinkHosts.parse(label + "a.example")).isEmpty();
        assertThat(LinkHosts.parse((label + ".").repeat(3) + "a".repeat(61))).isPresent();
        assertThat(LinkHosts.parse((label + ".").repeat(3) + "a".repeat(62))).isEmpty();
        assertThat(hosts("https://" + "a.".repeat(2_000) + "example www.b.example"))
                .contains("www.b.example");
    }

    private static List<String> hosts(String body) {
        return links(TextPart.Place.BODY, body).stream().map(Link::host).toList();
    }

    private static List<Link> links(TextPart.Place place, String text) {
        TextPart part = new TextPart(place, text);
        return LinkHosts.of(List.of(new PartTexts(part, KeywordIndex.of(List.of()))));
    }
}
