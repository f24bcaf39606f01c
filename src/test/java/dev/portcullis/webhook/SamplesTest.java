package dev.portcullis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole payloads, and what comes of each. */
class SamplesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', maxCharsPerColumn = 1_000, nullValues = "nothing", textBlock = """
                    account-update-restriction | {account_update=1} | nothing
                    audio-voice | {audio=1} | audio US.40000000000000000001/+15551230001
                    batch-mixed | {status=1, text=4} | text US.40000000000000000001/+15551230001 BODY=first of three; text US.40000000000000000007/+15551230007 BODY=second sender, contacts array is in another order; text US.40000000000000000001/+15551230001 BODY=third; text US.40000000000000000008/+15551230008 BODY=to the second number
                    button-template-quick-reply | {button=1} | button US.40000000000000000001/+15551230001
                    call-business-initiated-connect | {call=1} | nothing
                    call-terminate | {call=1} | nothing
                    call-user-initiated-connect | {call=1} | call US.40000000000000000001/+15551230001
                    call-username-no-phone-connect | {call=1} | call US.40000000000000000002
                    changed-fields-only | {changed_fields=1} | nothing
                    contacts-card | {contacts=1} | contacts US.40000000000000000001/+15551230001 CONTACT=Cheap Loans CONTACT=Cheap CONTACT=Loans Example CONTACT=+1 555-123-0099 CONTACT=15551230099 CONTACT=loans@example.test CONTACT_URL=loans.example CONTACT=BEGIN:VCARD\\nVERSION:3.0\\nFN:Cheap Loans\\nEND:VCARD
                    contacts-request-shared-number | {contacts=1} | contacts US.40000000000000000002 CONTACT=+15551230002 CONTACT=15551230002
                    document-filename-caption | {document=1} | document US.40000000000000000001/+15551230001 CAPTION=please open FILE_NAME=invoice_urgent.apk.pdf
                    edit-text | {edit=1} | text US.40000000000000000001/+15551230001 BODY=now with a link http://spam.example
                    empty-entry | {} | nothing
                    errors-system-level | {error=1} | nothing
                    group-text | {group=1} | nothing
                    history-both-sides | {history=5} | history US.40000000000000000001/+15551230001 BODY=cheap followers at spam.example; history US.40000000000000000001/+15551230001; history US.40000000000000000002 BODY=thanks
                    history-chunk | {history=1} | history +15551230001 BODY=three months old
                    history-declined | {history=1} | nothing
                    history-media | {history=1} | history US.40000000000000000001/+15551230001 CAPTION=look at this
                    history-media-echo | {history=1} | nothing
                    image-caption | {image=1} | image US.40000000000000000001/+15551230001 CAPTION=win a prize at http://bit.example/x
                    image-ctwa-referral | {image=1} | image US.40000000000000000001/+15551230001
                    interactive-button-reply | {interactive=1} | interactive US.40000000000000000001/+15551230001
                    interactive-call-permission-reply | {interactive=1} | interactive US.40000000000000000001/+15551230001
                    interactive-flow-reply | {interactive=1} | interactive US.40000000000000000001/+15551230001 FLOW_ANSWER=visit spam.example now
                    interactive-flow-with-files | {interactive=1} | interactive US.40000000000000000001/+15551230001 FLOW_ANSWER=see my papers FILE_NAME=invoice.apk.pdf
                    interactive-list-reply | {interactive=1} | interactive US.40000000000000000001/+15551230001
                    location-named | {location=1} | location US.40000000000000000001/+15551230001 LOCATION_NAME=Casino Example LOCATION_ADDRESS=1 Example Way LOCATION_URL=https://casino.example/
                    order-with-note | {order=1} | order US.40000000000000000001/+15551230001 ORDER_TEXT=deliver after 6pm
                    other-object-page | {other_object=1} | nothing
                    reaction-added | {reaction=1} | reaction US.40000000000000000001/+15551230001 EMOJI=👍🏽
                    reaction-removed | {reaction=1} | reaction US.40000000000000000001/+15551230001
                    request-welcome | {request_welcome=1} | request_welcome US.40000000000000000001/+15551230001
                    revoke | {revoke=1} | revoke US.40000000000000000001/+15551230001
                    smb-message-echo | {echo=1} | echo US.40000000000000000001/+15551230001 BODY=sent by our own staff from the app
                    smb-message-echo-edit | {echo=1} | echo US.40000000000000000001/+15551230001 BODY=corrected by our own staff
                    standby-inbound-message | {text=1} | text US.40000000000000000001/+15551230001 BODY=talking to the AI agent
                    status-delivered | {status=1} | nothing
                    status-failed-window-closed | {status=1} | nothing
                    sticker-animated | {sticker=1} | sticker US.40000000000000000001/+15551230001
                    system-identity-changed | {system=1} | system US.40000000000000000001/+15551230001
                    system-number-changed | {system=1} | system US.40000000000000000777/+15551230777; US.40000000000000000001/+15551230001 -> US.40000000000000000777/+15551230777
                    system-user-id-changed | {system=1} | system US.40000000000000000888; US.40000000000000000002 -> US.40000000000000000888
                    template-status-update | {message_template_status_update=1} | nothing
                    text-basic | {text=1} | text US.40000000000000000001/+15551230001 BODY=Hi, is the shop open on Monday?
                    text-brazil-without-ninth-digit | {text=1} | text BR.40000000000000000004/+553199990000 BODY=wa_id has 12 digits, contact book has +55 31 9 9999-0000
                    text-ctwa-referral | {text=1} | text US.40000000000000000001/+15551230001 BODY=I saw your ad
                    text-frequently-forwarded | {text=1} | text US.40000000000000000001/+15551230001 BODY=Forward this to 10 friends!!!
                    text-legacy-no-bsuid | {text=1} | text +15551230001 BODY=old style payload
                    text-parent-bsuid | {text=1} | text BR.40000000000000000003 BODY=ola
                    text-reply-referred-product | {text=1} | text US.40000000000000000001/+15551230001 BODY=Is this in stock?
                    text-username-no-phone | {text=1} | text US.40000000000000000002 BODY=buy followers cheap t.me/example
                    text-username-with-phone | {text=1} | text US.40000000000000000002/+15551230002 BODY=I have a username but you know my number
                    text-wire-escaped | {text=1} | text US.40000000000000000001/+15551230001 BODY=café 😀 https://a.example/x user@example.test 50% <b>&
                    unknown-field | {some_field_added_next_year=1} | nothing
                    unknown-message-type | {hologram=1} | nothing
                    unsupported-poll | {unsupported=1} | unsupported US.40000000000000000001/+15551230001
                    user-id-update-field-legacy | {user_id_update=1} | US.40000000000000000002 -> US.40000000000000000888
                    user-preferences-stop | {user_preferences=1} | nothing
                    video-no-caption | {video=1} | video US.40000000000000000001/+15551230001
                    """)
    void readsEverySample(String file, String kinds, String read) {
        ParsedDelivery parsed = Payloads.parse(Payloads.bytes("/webhooks/samples/" + file + ".json"));

        assertThat(Payloads.kinds(parsed)).isEqualTo(kinds);
        assertThat(Payloads.describe(parsed)).isEqualTo(read == null ? "" : read);
        assertThat(parsed.delivery().deadLetters()).isEmpty();
        assertThat(parsed.unidentified()).isZero();
    }

    @Test
    void coversEverySample() {
        assertThat(Payloads.files("webhooks/samples")).hasSize(61);
    }

    @ParameterizedTest
    @MethodSource("payloadsOfOthers")
    void readsPayloadsOfOtherProjectsWithoutGivingUpOnAny(String file) {
        byte[] body = Payloads.bytes("/" + file);

        ParsedDelivery parsed = Payloads.parse(body);

        assertThat(parsed.kinds()).isNotEmpty();
        assertThat(parsed.delivery().deadLetters())
                .noneSatisfy(letter -> assertThat(letter.body()).isEqualTo(body));
    }

    @Test
    void readsTheMessagesOfOtherProjects() {
        List<ParsedDelivery> parsed = payloadsOfOthers()
                .map(file -> Payloads.parse(Payloads.bytes("/" + file)))
                .toList();

        assertThat(parsed.stream()
                        .mapToInt(each -> each.delivery().messages().size())
                        .sum())
                .isEqualTo(40);
        // Placeholders such as PHONE_NUMBER are no ids, and nobody writes to their own number.
        assertThat(parsed.stream().mapToInt(ParsedDelivery::unidentified).sum()).isEqualTo(22);
    }

    private static Stream<String> payloadsOfOthers() {
        return Stream.of("webhooks/david-lev--pywa", "webhooks/netflie--whatsapp-cloud-api")
                .flatMap(folder -> Payloads.files(folder).stream());
    }
}
