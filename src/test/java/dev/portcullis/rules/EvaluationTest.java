package dev.portcullis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.BusinessScopedId;
import dev.portcullis.message.Forwarding;
import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.MessageContent;
import dev.portcullis.message.MessageId;
import dev.portcullis.message.MessageKind;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.message.TextPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationTest {

    private static final Sender NUMBERED = Sender.of(new PhoneNumber("2348012345678"));
    private static final Sender HIDDEN = Sender.of(new BusinessScopedId("NG.1"));
    private static final Sender BOTH = Sender.of(new BusinessScopedId("US.1"), new PhoneNumber("2348012345678"));
    private static final Sender NOWHERE = Sender.of(new PhoneNumber("881612345678"));

    @ParameterizedTest
    @CsvSource({
        "0, 0, '', YES",
        "1, 99, '', NO",
        "5, 5, h\u00E9llo, YES",
        "6, 99, h\u00E9llo, NO",
        "0, 4, h\u00E9llo, NO",
        "2, 2, \uD83D\uDE00\uD83D\uDE00, YES",
        "7, 7, a\u200B  b\u0301\u200B, YES",
    })
    void measuresTextsInCodePointsAsTheyWereWritten(int least, int most, String body, Truth expected) {
        assertThat(truth(new Condition.LengthIs(least, most), MessageContent.text(body)))
                .isEqualTo(expected);
    }

    @Test
    void measuresTheLongestPart() {
        MessageContent document = MessageContent.of(
                MessageKind.DOCUMENT,
                List.of(
                        new TextPart(TextPart.Place.CAPTION, "see"),
                        new TextPart(TextPart.Place.FILE_NAME, "invoice.pdf")));
        MessageContent bare = MessageContent.of(MessageKind.IMAGE, List.of());

        assertThat(truth(new Condition.LengthIs(11, 11), document)).isEqualTo(Truth.YES);
        assertThat(truth(new Condition.LengthIs(1, Integer.MAX_VALUE), bare)).isEqualTo(Truth.NO);
        assertThat(truth(new Condition.LengthIs(0, 9), bare)).isEqualTo(Truth.YES);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, false, NO",
        "FORWARDED, false, YES",
        "FREQUENTLY, false, YES",
        "NONE, true, NO",
        "FORWARDED, true, NO",
        "FREQUENTLY, true, YES",
    })
    void forwardedIncludesFrequently(Forwarding forwarding, boolean frequently, Truth expected) {
        assertThat(truth(new Condition.Forwarded(frequently), content(forwarding, false, false)))
                .isEqualTo(expected);
    }

    @Test
    void tellsRepliesAndAds() {
        MessageContent reply = content(Forwarding.NONE, true, false);
        MessageContent fromAd = content(Forwarding.NONE, false, true);

        assertThat(truth(new Condition.IsReply(), reply)).isEqualTo(Truth.YES);
        assertThat(truth(new Condition.IsReply(), fromAd)).isEqualTo(Truth.NO);
        assertThat(truth(new Condition.FromAd(true), fromAd)).isEqualTo(Truth.YES);
        assertThat(truth(new Condition.FromAd(false), fromAd)).isEqualTo(Truth.NO);
        assertThat(truth(new Condition.FromAd(false), reply)).isEqualTo(Truth.YES);
    }

    @ParameterizedTest
    @EnumSource(TextField.class)
    void looksAtTheFieldThatIsNamed(TextField field) {
        MessageContent document = new MessageContent(
                MessageKind.DOCUMENT,
                List.of(
                        new TextPart(TextPart.Place.CAPTION, "a text"),
                        new TextPart(TextPart.Place.FILE_NAME, "a filename")),
                Optional.empty(),
                Forwarding.NONE,
                false,
                false,
                Optional.of("application/mime"),
                Optional.empty(),
                Optional.of("a profile_name"));
        Set<String> found = Stream.of("text", "filename", "mime", "profile_name")
                .filter(word -> truth(word(field, word), document) == Truth.YES)
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(field == TextField.TEXT ? Set.of("text", "filename") : Set.of(field.wireName()));
    }

    @Test
    void findsNothingInAFieldThatIsNotThere() {
        Condition mime = word(TextField.MIME, "text");

        assertThat(truth(mime, MessageContent.text("text"))).isEqualTo(Truth.NO);
        assertThat(truth(new Condition.None(List.of(mime)), MessageContent.text("text")))
                .isEqualTo(Truth.YES);
    }

    @Test
    void knowsEachIdOfASender() {
        Condition byNumber = new Condition.SenderIs(Set.of(new PhoneNumber("2348012345678")));
        Condition byScopedId = new Condition.SenderIs(Set.<SenderId>of(new BusinessScopedId("US.1")));

        assertThat(truth(byNumber, NUMBERED)).isEqualTo(Truth.YES);
        assertThat(truth(byNumber, BOTH)).isEqualTo(Truth.YES);
        assertThat(truth(byScopedId, BOTH)).isEqualTo(Truth.YES);
        assertThat(truth(byNumber, HIDDEN)).isEqualTo(Truth.NO);
        assertThat(truth(byScopedId, NUMBERED)).isEqualTo(Truth.NO);
    }

    @Test
    void knowsNoPrefixWithoutANumber() {
        Condition prefix = new Condition.NumberBegins(Set.of("234", "881"));

        assertThat(truth(prefix, NUMBERED)).isEqualTo(Truth.YES);
        assertThat(truth(prefix, BOTH)).isEqualTo(Truth.YES);
        assertThat(truth(new Condition.NumberBegins(Set.of("48")), NUMBERED)).isEqualTo(Truth.NO);
        assertThat(truth(prefix, HIDDEN)).isEqualTo(Truth.UNKNOWN);
        assertThat(truth(new Condition.None(List.of(prefix)), HIDDEN)).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void knowsNoCountryWhereNoIdTells() {
        Condition nigeria = new Condition.CountryIs(Set.of("NG", "GH"));

        assertThat(truth(nigeria, NUMBERED)).isEqualTo(Truth.YES);
        assertThat(truth(nigeria, HIDDEN)).isEqualTo(Truth.YES);
        assertThat(truth(nigeria, BOTH)).isEqualTo(Truth.YES);
        assertThat(truth(new Condition.CountryIs(Set.of("US")), BOTH)).isEqualTo(Truth.NO);
        assertThat(truth(nigeria, NOWHERE)).isEqualTo(Truth.UNKNOWN);
        assertThat(truth(new Condition.None(List.of(nigeria)), NOWHERE)).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void knowsOnlyWithThePastWhetherAMessageIsFirst() {
        InboundMessage message = Inbound.text("hi");
        KeywordIndex keywords = KeywordIndex.of(List.of());

        assertThat(new Evaluation(new Subject(message, keywords, Optional.empty())).of(new Condition.IsFirst()))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(new Evaluation(new Subject(message, keywords, Optional.of(true))).of(new Condition.IsFirst()))
                .isEqualTo(Truth.YES);
        assertThat(new Evaluation(new Subject(message, keywords, Optional.of(false))).of(new Condition.IsFirst()))
                .isEqualTo(Truth.NO);
    }

    private static MessageContent content(Forwarding forwarding, boolean reply, boolean referral) {
        return new MessageContent(
                MessageKind.TEXT,
                List.of(new TextPart(TextPart.Place.BODY, "hi")),
                Optional.empty(),
                forwarding,
                reply,
                referral,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Condition word(TextField field, String word) {
        return TextCondition.atLeast(1, field, Definitions.patterns(Comparison.WORD, word));
    }

    private static Truth truth(Condition condition, MessageContent content) {
        return truth(condition, Inbound.of(content));
    }

    private static Truth truth(Condition condition, Sender sender) {
        return truth(
                condition,
                new InboundMessage(
                        Inbound.LINE,
                        new AccountId("102290129340398"),
                        new MessageId("wamid.1"),
                        sender,
                        Instant.parse("2026-01-01T12:00:00Z"),
                        MessageContent.text("hi")));
    }

    private static Truth truth(Condition condition, InboundMessage message) {
        Subject subject = new Subject(message, KeywordIndex.of(List.of(condition)), Optional.empty());
        return new Evaluation(subject).of(condition);
    }
}
