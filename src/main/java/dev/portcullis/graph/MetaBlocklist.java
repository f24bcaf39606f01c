package dev.portcullis.graph;

import dev.portcullis.message.AccountId;
import dev.portcullis.message.LineId;
import dev.portcullis.message.SenderId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The block lists that Meta keeps, over HTTP. */
@Singleton
final class MetaBlocklist implements BlocklistApi {

    private final GraphConfig config;
    private final GraphHttp http;
    private final AccessTokens tokens;
    private final InstantSource clock;
    private final BlockListWalk.Pause pause;

    @Inject
    MetaBlocklist(GraphConfig config, GraphHttp http, AccessTokens tokens) {
        this(config, http, tokens, InstantSource.system(), Thread::sleep);
    }

    MetaBlocklist(
            GraphConfig config, GraphHttp http, AccessTokens tokens, InstantSource clock, BlockListWalk.Pause pause) {
        this.config = config;
        this.http = http;
        this.tokens = tokens;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Answer block(LineId line, Optional<AccountId> account, List<SenderId> users) {
        return write(line, account, users, "added_users", http::block);
    }

    @Override
    public Answer unblock(LineId line, Optional<AccountId> account, List<SenderId> users) {
        return write(line, account, users, "removed_users", http::unblock);
    }

    @Override
    public Listing list(LineId line, Optional<AccountId> account) {
        return switch (access(line, account)) {
            case Access.Denied denied -> new Listing.Failed(denied.failure(), Optional.empty());
            case Access.Granted granted -> walk(line, granted);
        };
    }

    private Listing walk(LineId line, Access.Granted granted) {
        Listing listing = new BlockListWalk(
                        page -> ListPage.read(
                                http.list(line, granted.credentials(), page), granted.credentials(), clock.instant()),
                        config.pageSize(),
                        config.listTimeout(),
                        clock,
                        pause)
                .walk();
        if (listing instanceof Listing.Failed failed) {
            granted.learnFrom(failed.failure());
        }
        return listing;
    }

    private Answer write(LineId line, Optional<AccountId> account, List<SenderId> users, String doneList, Write call) {
        Set<SenderId> requested = new LinkedHashSet<>(users);
        if (requested.size() > MOST_USERS_A_CALL) {
            throw new IllegalArgumentException(
                    "found " + requested.size() + " users for one call, Meta takes at most " + MOST_USERS_A_CALL);
        }
        if (requested.isEmpty()) {
            return new Answer(Map.of(), Optional.empty(), Optional.empty());
        }
        return switch (access(line, account)) {
            case Access.Denied denied -> AnswerReader.withoutAnswer(requested, denied.failure());
            case Access.Granted granted -> {
                Exchange exchange = call.send(line, granted.credentials(), GraphJson.requestFor(requested));
                Answer answer =
                        new AnswerReader(requested, doneList, granted.credentials()).read(exchange, clock.instant());
                answer.failure().ifPresent(granted::learnFrom);
                yield answer;
            }
        };
    }

    private Access access(LineId line, Optional<AccountId> account) {
        return Access.of(tokens.sourceFor(line, account), tokens.appSecret(), line);
    }

    /** One of the two calls that change a list. */
    private interface Write {
        Exchange send(LineId line, Credentials credentials, String body);
    }
}
