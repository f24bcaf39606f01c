package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.audit.AuditEntry;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.message.Sender;
import dev.portcullis.redis.Keys.LineKeys;
import dev.portcullis.testing.FakeMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All that stands in Redis about a line's cases at one moment. */
record CaseLedger(
        Map<String, Case> cases,
        Map<String, JsonNode> stored,
        Map<String, Set<String>> sets,
        long listed,
        List<AuditEntry> audit) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static CaseLedger of(BlockingRoom room) {
        LineKeys names = room.names();
        Map<String, Case> cases = new TreeMap<>();
        Map<String, JsonNode> stored = new TreeMap<>();
        room.store.ask("HGETALL", names.cases()).pairs().forEach((id, text) -> {
            if (text.startsWith("{")) {
                cases.put(id, CaseJson.read(text));
                stored.put(id, tree(text));
            }
        });
        Map<String, Set<String>> sets = new TreeMap<>();
        for (String key : List.of(
                names.queue(),
                names.deadlines(),
                names.forgettable(),
                names.wanted(),
                names.leases(),
                names.causes())) {
            sets.put(
                    key.substring(key.lastIndexOf(':') + 1),
                    room.store.ask("ZRANGE", key, 0, -1).elements().stream()
                            .map(member -> member.text())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return new CaseLedger(
                cases,
                stored,
                sets,
                room.store
                        .ask("HGET", names.list(), "since")
                        .optionalText()
                        .map(Long::parseLong)
                        .orElse(0L),
                new AuditLog(room.store.pipeline(), room.store.keys()).before(BlockingRoom.LINE, EntryId.LAST, 10_000));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void assertConsistent() {
        assertThat(sets.get("queue")).as("queue").isEqualTo(ids(id -> {
            Stage stage = cases.get(id).stage();
            return stage.isPending() || stage == Stage.KEPT || cases.get(id).doubted();
        }));
        assertThat(sets.get("deadlines"))
                .as("deadlines")
                .isEqualTo(ids(id -> cases.get(id).stage() == Stage.ON));
        assertThat(sets.get("forgettable"))
                .as("forgettable")
                .containsAll(ids(id -> isClosed(cases.get(id).stage())));
        assertThat(sets.get("forgettable"))
                .as("forgettable")
                .isSubsetOf(ids(
                        id -> isClosed(cases.get(id).stage()) || cases.get(id).stage() == Stage.NONE));
        assertThat(sets.get("wanted"))
                .as("wanted")
                .isEqualTo(ids(id -> cases.get(id).wanted().isPresent()));
        assertThat(sets.get("leases"))
                .as("leases")
                .isEqualTo(ids(id -> cases.get(id).leaseEnds().isPresent()));
        assertThat(listed)
                .as("listed")
                .isEqualTo(ids(id -> cases.get(id).listed()).size());
        assertThat(ids(id -> cases.get(id).listed() && isClosed(cases.get(id).stage())))
                .as("closed, and yet on the list")
                .isEmpty();
        assertThat(sets.get("causes")).as("causes").isEqualTo(causes());
        cases.forEach((id, each) -> assertThat(stored.get(id).has("caused")
                        || !each.stage().isOpen() && each.wanted().isEmpty())
                .as("the cause of " + id)
                .isTrue());
    }

    /** Meta lists whom we call blocked, and nobody whose case is over. */
    void assertTrueAt(FakeMeta meta) {
        cases.forEach((id, each) -> {
            Stage stage = each.stage();
            if (stage == Stage.BLOCKED || stage == Stage.NONE || isClosed(stage)) {
                assertThat(meta.hasBlocked(each.key()))
                        .as("%s at Meta, whose case is %s", id, stage)
                        .isEqualTo(stage == Stage.BLOCKED);
            }
        });
    }

    private static boolean isClosed(Stage stage) {
        return stage == Stage.REFUSED || stage == Stage.MISSED || stage == Stage.RELEASED;
    }

    private Set<String> ids(Predicate<String> which) {
        return cases.keySet().stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> causes() {
        Set<String> causes = new TreeSet<>();
        stored.forEach((id, json) -> {
            String rule = json.path("causedBy").asText(json.path("rule").asText());
            Optional.of(json.path("caused"))
                    .filter(JsonNode::isNumber)
                    .ifPresent(at -> causes.add(cause(rule, at, id)));
            JsonNode next = json.path("next");
            if (next.has("caused")) {
                causes.add(cause(next.path("rule").asText(), next.path("caused"), id));
            }
        });
        return causes;
    }

    private static String cause(String rule, JsonNode at, String id) {
        return "%s|%013d|%s".formatted(rule, at.asLong(), id);
    }

    /** Each case has taken no step or one of the table. */
    void assertFollows(CaseLedger before) {
        cases.forEach((id, now) -> {
            Stage then = before.stage(id);
            boolean viaRelease = then == Stage.BLOCKED && now.stage() == Stage.ON;
            assertThat(then == now.stage() || viaRelease || then.next().contains(now.stage()))
                    .as("%s from %s to %s", id, then, now.stage())
                    .isTrue();
        });
        assertThat(before.cases.keySet()).isSubsetOf(cases.keySet());
    }

    /** The audit tells of each step of a case once. */
    void assertToldOnce(CaseLedger before) {
        List<AuditEntry> fresh = audit.subList(0, audit.size() - before.audit.size());
        cases.forEach((id, now) -> {
            if (before.stage(id) != now.stage()) {
                assertThat(fresh)
                        .as("%s from %s to %s", id, before.stage(id), now.stage())
                        .filteredOn(entry -> tells(entry, now))
                        .hasSize(1);
            }
        });
    }

    private Stage stage(String id) {
        return Optional.ofNullable(cases.get(id)).map(Case::stage).orElse(Stage.NONE);
    }

    private static boolean tells(AuditEntry entry, Case of) {
        return switch (entry) {
            case AuditEntry.Answered answered -> isOf(answered.answer().sender(), of);
            case AuditEntry.Done done -> false;
            case AuditEntry.Decided decided ->
                decided.effect().equals(Effect.OPENED.wireName())
                        && isOf(decided.decision().sender(), of);
        };
    }

    private static boolean isOf(Sender told, Case of) {
        return told.ids().stream()
                .anyMatch(id -> id.equals(of.key()) || of.sender().ids().contains(id));
    }
}
