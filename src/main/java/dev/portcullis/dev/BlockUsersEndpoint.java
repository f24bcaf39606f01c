package dev.portcullis.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers calls to {@code block_users}, as Meta's pages on blocking and on Graph errors describe. */
final class BlockUsersEndpoint {

    private final Platform platform;

    BlockUsersEndpoint(Platform platform) {
        this.platform = platform;
    }

    GraphAnswer answer(GraphRequest request) {
        platform.log(new Call(request.method(), request.line(), request.inputs(), platform.now()));
        Optional<Mishap> mishap = platform.failures().next(request.method(), request.line());
        if (mishap.isPresent() && !mishap.get().actsFirst()) {
            return mishap.get().answer();
        }
        try {
            GraphAnswer answer = act(request, mishap);
            return mishap.map(happened -> happened.spoil(answer)).orElse(answer);
        } catch (GraphRefusal refusal) {
            return refusal.answer();
        }
    }

    private GraphAnswer act(GraphRequest request, Optional<Mishap> mishap) {
        platform.access().admit(request);
        BusinessLine line = platform.line(request.line())
                .orElseThrow(() -> new GraphRefusal(GraphAnswer.unknownObject(request.method(), request.line())));
        return switch (request.method()) {
            case "GET" -> list(line, request);
            case "POST" -> block(line, request, mishap);
            case "DELETE" -> unblock(line, request, mishap);
            default -> throw new GraphRefusal(400, 100, "Unsupported request", "");
        };
    }

    private GraphAnswer list(BusinessLine line, GraphRequest request) {
        String after = request.query("after");
        int start = 0;
        if (!after.isEmpty()) {
            ListCursor cursor = ListCursor.decode(after);
            if (cursor.listVersion() != line.listVersion()) {
                throw new GraphRefusal(
                        400,
                        139102,
                        "(#139102) Blocklist concurrent update",
                        "version_id does not match, restart pagination");
            }
            start = cursor.offset();
        }
        return new ListPage(line, start, pageSize(request)).answer(platform.people(), platform.quirks(), request.url());
    }

    private int pageSize(GraphRequest request) {
        String limit = request.query("limit");
        int most = platform.limits().pageSize();
        if (limit.isEmpty()) {
            return most;
        }
        if (!limit.matches("[1-9][0-9]{0,8}")) {
            throw GraphRefusal.invalid("Param limit must be a positive number");
        }
        return Math.min(Integer.parseInt(limit), most);
    }

    private GraphAnswer block(BusinessLine line, GraphRequest request, Optional<Mishap> mishap) {
        List<RequestedUser> users = users(line, request);
        boolean perUser = platform.quirks().contains(Quirk.LIST_FULL_PER_USER);
        long room = (long) platform.limits().listed() - line.size();
        if (!perUser
                && users.stream().filter(user -> !line.isBlocked(user.id())).count() > room) {
            throw new GraphRefusal(
                    400,
                    BusinessLine.LIST_FULL,
                    "(#139101) Blocklist limit reached",
                    "The blocklist limit of %d users has been reached"
                            .formatted(platform.limits().listed()));
        }
        List<UserResult> results = new ArrayList<>();
        for (RequestedUser user : actedOn(users, mishap)) {
            int limit = platform.limits().listed();
            results.add(new UserResult(user, line.block(user, platform.now(), platform.quirks(), limit)));
        }
        return new BlockAnswer(true, platform.quirks()).of(told(results, mishap));
    }

    private GraphAnswer unblock(BusinessLine line, GraphRequest request, Optional<Mishap> mishap) {
        List<UserResult> results = new ArrayList<>();
        for (RequestedUser user : actedOn(users(line, request), mishap)) {
            results.add(new UserResult(user, line.unblock(user, platform.now(), platform.quirks())));
        }
        return new BlockAnswer(false, platform.quirks()).of(told(results, mishap));
    }

    private List<RequestedUser> users(BusinessLine line, GraphRequest request) {
        List<RequestedUser> users = request.users(line.countryCode());
        if (users.size() > platform.limits().usersPerRequest()) {
            throw new GraphRefusal(
                    400,
                    130429,
                    "(#130429) Rate limit hit",
                    "Too many numbers in the request or too many requests in a short period");
        }
        return users;
    }

    private static List<RequestedUser> actedOn(List<RequestedUser> users, Optional<Mishap> mishap) {
        return mishap.filter(Mishap.USER_SKIPPED::equals).isPresent() ? withoutLast(users) : users;
    }

    private static List<UserResult> told(List<UserResult> results, Optional<Mishap> mishap) {
        return mishap.filter(Mishap.USER_UNLISTED::equals).isPresent() ? withoutLast(results) : results;
    }

    private static <T> List<T> withoutLast(List<T> list) {
        return list.subList(0, Math.max(0, list.size() - 1));
    }
}
