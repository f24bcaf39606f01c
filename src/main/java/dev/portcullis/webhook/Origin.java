package dev.portcullis.webhook;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import java.util.Optional;

/** What Meta says once for all messages of a change. */
record Origin(AccountId account, Optional<LineId> line, Contacts contacts) {}
