package dev.portcullis.graph;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one table from Meta's codes to what they mean. Codes decide; HTTP status only where there is no known code. */
public final class FailureKinds {

    private static final String WHATSAPP = "https://developers.facebook.com/documentation/business-messaging/whatsapp/";
    private static final String BLOCK_USERS = WHATSAPP + "block-users";
    private static final String WHATSAPP_CODES = WHATSAPP + "support/error-codes";
    private static final String GRAPH_CODES = "https://developers.facebook.com/docs/graph-api/guides/error-handling";
    private static final String RATE_LIMITS = "https://developers.facebook.com/docs/graph-api/overview/rate-limiting";

    private static final int OBJECT_UNKNOWN = 33;

    private record Row(int code, Explanation explanation) {}

    private static final Map<Integer, Explanation> TABLE = Stream.of(
                    aboutUsers(), aboutTheList(), aboutLimits(), aboutRights(), aboutFaults(), aboutRequests())
            .flatMap(rows -> rows)
            .collect(Collectors.toUnmodifiableMap(Row::code, Row::explanation));

    private static final Explanation PERMISSION_RANGE = new Explanation(
            FailureKind.PERMISSION,
            "The token may not do this, most often because its system user has not been given the WhatsApp account as an"
                    + " asset. Trying again does not help until that is granted.",
            GRAPH_CODES);

    private static final Explanation UNKNOWN_OBJECT = new Explanation(
            FailureKind.LINE_UNKNOWN,
            "Meta does not know this phone_number_id, or the token may not see it. Trying again does not help: check the"
                    + " id and whether the token belongs to the account that owns the line.",
            WHATSAPP_CODES);

    private FailureKinds() {}

    /** What the error means; {@code saidTransient} is Meta's own word and counts where the code tells nothing. */
    static FailureKind of(GraphError error, boolean saidTransient) {
        FailureKind byCode =
                find(error.code(), error.subcode()).map(Explanation::kind).orElse(FailureKind.UNKNOWN);
        if (byCode != FailureKind.UNKNOWN) {
            return byCode;
        }
        if (saidTransient || error.httpStatus() >= 500) {
            return FailureKind.TRANSIENT;
        }
        return error.code() == GraphError.NO_CODE ? ofStatus(error.httpStatus()) : FailureKind.UNKNOWN;
    }

    /** What an HTTP status means where no code of Meta's came with it. */
    static FailureKind ofStatus(int status) {
        return switch (status) {
            case 401 -> FailureKind.BAD_TOKEN;
            case 403 -> FailureKind.PERMISSION;
            case 408 -> FailureKind.TRANSIENT;
            case 413 -> FailureKind.BATCH_THROTTLED;
            case 429 -> FailureKind.THROTTLED;
            default -> status >= 500 ? FailureKind.TRANSIENT : FailureKind.UNKNOWN;
        };
    }

    /** What is known of an error, for people; the kind may be refined by what else Meta said when it happened. */
    public static Explanation explain(int code, OptionalInt subcode, int httpStatus) {
        return find(code, subcode)
                .orElseGet(() -> code == GraphError.NO_CODE
                        ? withoutCode(httpStatus)
                        : new Explanation(
                                FailureKind.UNKNOWN,
                                "Portcullis does not know Meta's error code " + code
                                        + ". It tries a few more times; look the"
                                        + " code up on Meta's page and read the reason beside it.",
                                WHATSAPP_CODES));
    }

    /** What is known of an error, for people. */
    public static Explanation explain(GraphError error) {
        return error.isAnswer()
                ? explain(error.code(), error.subcode(), error.httpStatus())
                : new Explanation(FailureKind.UNKNOWN, withoutAnswer(error), GRAPH_CODES);
    }

    private static String withoutAnswer(GraphError error) {
        String details = error.details().isEmpty() ? "" : " (" + error.details() + ")";
        return "No answer of Meta's stands behind this: " + error.message() + details + ".";
    }

    private static Optional<Explanation> find(int code, OptionalInt subcode) {
        if (code == 100 && subcode.orElse(0) == OBJECT_UNKNOWN) {
            return Optional.of(UNKNOWN_OBJECT);
        }
        return Optional.ofNullable(TABLE.get(code))
                .or(() -> code >= 200 && code <= 299 ? Optional.of(PERMISSION_RANGE) : Optional.empty());
    }

    private static Explanation withoutCode(int status) {
        FailureKind kind = ofStatus(status);
        String note = status == 0
                ? "No answer of Meta's stands behind this; the reason tells what happened on our side of the wire."
                : "The answer had HTTP status " + status
                        + " and no error code, so a proxy or a gateway may have given it.";
        return new Explanation(kind, note, GRAPH_CODES);
    }

    private static Stream<Row> aboutUsers() {
        return Stream.of(
                row(
                        131047,
                        FailureKind.OUTSIDE_WINDOW,
                        "Meta blocks only users who have written to this line in the last 24 hours; it answers the same"
                                + " for a number that is not on WhatsApp. Trying again helps only after a new message.",
                        BLOCK_USERS),
                row(
                        131021,
                        FailureKind.OWN_NUMBER,
                        "This is the business' own number, which cannot be blocked. Trying again never helps; put the"
                                + " number on the allowed list.",
                        BLOCK_USERS),
                row(
                        131062,
                        FailureKind.INVALID_REQUEST,
                        "Meta does not take a business-scoped user id here. Trying again with the same id does not help;"
                                + " the phone number may work if it is known.",
                        WHATSAPP_CODES));
    }

    private static Stream<Row> aboutTheList() {
        return Stream.of(
                row(
                        Fault.SOME_USERS_FAILED,
                        FailureKind.UNKNOWN,
                        "Meta says that some users failed, but not which. The block list tells who is on it.",
                        BLOCK_USERS),
                row(
                        139101,
                        FailureKind.LIST_FULL,
                        "The line's block list holds 64,000 users, as many as Meta allows. Trying again helps only after"
                                + " somebody has been unblocked.",
                        BLOCK_USERS),
                row(
                        139102,
                        FailureKind.LIST_CHANGED,
                        "The block list changed while it was being read; it has to be read from the start. Trying again"
                                + " helps.",
                        BLOCK_USERS),
                row(
                        139103,
                        FailureKind.TRANSIENT,
                        "An internal error at Meta, which asks to try again. Trying again helps.",
                        BLOCK_USERS));
    }

    private static Stream<Row> aboutLimits() {
        String later = " Trying again helps later; calling on meanwhile can make the wait longer.";
        return Stream.of(
                row(
                        130429,
                        FailureKind.BATCH_THROTTLED,
                        "Too many users in one request, or too many requests in a short time. Trying again helps later,"
                                + " with fewer users at once.",
                        BLOCK_USERS),
                row(4, FailureKind.THROTTLED, "The Meta app has used up its calls for now." + later, RATE_LIMITS),
                row(17, FailureKind.THROTTLED, "The token's user has used up its calls for now." + later, RATE_LIMITS),
                row(32, FailureKind.THROTTLED, "The page has used up its calls for now." + later, RATE_LIMITS),
                row(613, FailureKind.THROTTLED, "A limit on this kind of call was reached." + later, RATE_LIMITS),
                row(
                        80007,
                        FailureKind.THROTTLED,
                        "The WhatsApp account has used up its calls of this hour." + later,
                        WHATSAPP_CODES),
                row(
                        131048,
                        FailureKind.THROTTLED,
                        "Meta limits this line because users reported its messages. Made for sending; trying again helps"
                                + " later, if at all.",
                        WHATSAPP_CODES),
                row(
                        131056,
                        FailureKind.THROTTLED,
                        "Too many calls about the same user in a short time. Made for sending; trying again helps later.",
                        WHATSAPP_CODES));
    }

    private static Stream<Row> aboutRights() {
        String token = " Trying again does not help until the access token is replaced.";
        String grant = " Trying again does not help until it is granted.";
        return Stream.of(
                row(190, FailureKind.BAD_TOKEN, "The access token is expired, revoked or wrong." + token, GRAPH_CODES),
                row(0, FailureKind.BAD_TOKEN, "Meta could not authenticate the access token." + token, WHATSAPP_CODES),
                row(102, FailureKind.BAD_TOKEN, "The token's session has ended." + token, GRAPH_CODES),
                row(
                        3,
                        FailureKind.PERMISSION,
                        "The Meta app lacks a capability for this call." + grant,
                        WHATSAPP_CODES),
                row(
                        10,
                        FailureKind.PERMISSION,
                        "The app or the token lacks a permission; blocking needs whatsapp_business_messaging." + grant,
                        WHATSAPP_CODES),
                row(
                        368,
                        FailureKind.POLICY,
                        "Meta has restricted the account for breaking a policy. Trying again helps only when Meta lifts"
                                + " that; the WhatsApp Manager shows why.",
                        WHATSAPP_CODES),
                row(
                        131031,
                        FailureKind.POLICY,
                        "Meta has locked the account. Trying again helps only when Meta unlocks it; the WhatsApp Manager"
                                + " shows why.",
                        WHATSAPP_CODES));
    }

    private static Stream<Row> aboutFaults() {
        String soon = " Trying again helps.";
        return Stream.of(
                row(1, FailureKind.UNKNOWN, "Meta gives no reason. Trying again may help a few times.", WHATSAPP_CODES),
                row(2, FailureKind.TRANSIENT, "The service is down or overloaded at Meta." + soon, WHATSAPP_CODES),
                row(
                        131000,
                        FailureKind.UNKNOWN,
                        "Something went wrong at Meta, which does not say what. Trying again may help a few times.",
                        WHATSAPP_CODES),
                row(131016, FailureKind.TRANSIENT, "A service at Meta is unavailable." + soon, WHATSAPP_CODES),
                row(
                        131057,
                        FailureKind.TRANSIENT,
                        "Meta is maintaining the account, for instance raising its throughput; that takes about a"
                                + " minute. Trying again helps after it.",
                        WHATSAPP_CODES));
    }

    private static Stream<Row> aboutRequests() {
        return Stream.of(
                row(
                        100,
                        FailureKind.INVALID_REQUEST,
                        "Meta does not take a parameter of the request; the details name it. Trying again does not help."
                                + " If they speak of appsecret_proof, check portcullis.graph.app-secret.",
                        WHATSAPP_CODES),
                row(
                        33,
                        FailureKind.LINE_UNKNOWN,
                        "The business phone number has been deleted. Trying again does not help.",
                        WHATSAPP_CODES),
                row(
                        133010,
                        FailureKind.LINE_UNKNOWN,
                        "The business phone number is not registered with the Cloud API. Trying again does not help"
                                + " until it is.",
                        WHATSAPP_CODES));
    }

    private static Row row(int code, FailureKind kind, String note, String source) {
        return new Row(code, new Explanation(kind, note, source));
    }
}
