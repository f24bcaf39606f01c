package dev.portcullis.graph;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import java.util.List;
import java.util.Optional;

/**
 * Meta's block list of a line. Calls block, for up to the deadline of {@code portcullis.graph.timeout}, and are made on
 * virtual threads.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users">Meta: block
 *     users</a>
 */
public interface BlocklistApi {

    /** Most users that Meta takes in one request. */
    int MOST_USERS_A_CALL = 1_000;

    /** Most users that Meta keeps on one line's list. */
    int LIST_LIMIT = 64_000;

    /**
     * Puts users on the line's list.
     *
     * @param account the account that owns the line, where it is known; its token is used if the line has none
     * @param users at most {@link #MOST_USERS_A_CALL}
     */
    Answer block(LineId line, Optional<AccountId> account, List<SenderId> users);

    /** Takes users off the line's list; the same bounds as {@link #block}. */
    Answer unblock(LineId line, Optional<AccountId> account, List<SenderId> users);

    /** Reads the whole list, all pages, for up to {@code portcullis.graph.list-timeout}. */
    Listing list(LineId line, Optional<AccountId> account);
}
