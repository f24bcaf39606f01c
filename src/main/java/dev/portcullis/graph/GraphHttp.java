package dev.portcullis.graph;

import dev.portcullis.message.LineId;

/** The wire to Meta: HTTP and nothing of its meaning. */
interface GraphHttp {

    /** More than a full answer about 1,000 users takes; what is longer is not from Meta. */
    int LARGEST_BODY = 4 * 1024 * 1024;

    Exchange block(LineId line, Credentials credentials, String body);

    Exchange unblock(LineId line, Credentials credentials, String body);

    Exchange list(LineId line, Credentials credentials, PageRequest page);
}
