package dev.portcullis.senders;

import dev.portcullis.message.LineId;
import dev.portcullis.message.Sender;
import dev.portcullis.message.SenderId;
import dev.portcullis.redis.Call;
import dev.portcullis.redis.Keys;
import dev.portcullis.redis.Pipeline;
import dev.portcullis.redis.Reply;
import dev.portcullis.redis.Script;
import dev.portcullis.rules.Counted;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Which messages a counter held, for as long as they are counted. For code that may block. */
@Singleton
public final class Evidence {

    /** Enough for people; a campaign has thousands. */
    public static final int MOST = 50;

    /** Of what is read, some may have other marks. */
    private static final int MOST_READ = 200;

    private static final int HASH_BYTES = 8;

    private final Pipeline pipeline;
    private final Keys keys;

    public Evidence(Pipeline pipeline, Keys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    /**
     * Which counter, around which message.
     *
     * @param shared the digest of what many senders' messages have in common; empty where the sender's own are counted
     * @param marks those that count; empty where any does
     * @param count what the counter came to when it was asked
     */
    public record Question(
            LineId line,
            SenderId key,
            String counter,
            Optional<String> shared,
            List<String> marks,
            Instant at,
            Duration within,
            long count) {

        public Question {
            marks = List.copyOf(marks);
        }
    }

    /**
     * A message.
     *
     * @param hash of its id, as {@link MessageHash} has it
     * @param sender where those of many are counted
     */
    public record Piece(String hash, Instant at, Optional<Sender> sender) {}

    /** The nearest messages for each question, the oldest first: those before and, if it came late, after it. */
    public List<List<Piece>> of(List<Question> questions) {
        List<Reply> replies = pipeline.await(questions.stream().map(this::call).toList());
        List<List<Piece>> pieces = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            pieces.add(nearest(questions.get(i), replies.get(i)));
        }
        return pieces;
    }

    private Call call(Question question) {
        String key = question.shared()
                .map(shared ->
                        keys.crowd(question.line(), question.counter(), shared).counted())
                .orElseGet(
                        () -> keys.lane(question.line(), question.key()).counter(question.counter(), question.key()));
        return Call.script(
                Script.COUNTED,
                List.of(key),
                List.of(
                        question.at().toEpochMilli(),
                        question.at().minus(question.within()).toEpochMilli(),
                        question.at().plus(question.within()).toEpochMilli(),
                        MOST_READ));
    }

    private static List<Piece> nearest(Question question, Reply reply) {
        List<Piece> all = new ArrayList<>(pieces(question, reply.at(0)));
        pieces(question, reply.at(1)).stream()
                .limit(Math.max(0, question.count() - all.size()))
                .forEach(all::add);
        return all.stream()
                .distinct()
                .limit(MOST)
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }

    private static List<Piece> pieces(Question question, Reply members) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i + 1 < members.size(); i += 2) {
            byte[] member = members.at(i).bytes();
            Instant at = Instant.ofEpochMilli(members.at(i + 1).number());
            if (question.shared().isPresent()) {
                Counted counted = CrowdMember.read(member, at);
                pieces.add(new Piece(counted.message(), at, Optional.of(counted.sender())));
            } else if (question.marks().isEmpty() || question.marks().contains(mark(member))) {
                pieces.add(new Piece(HexFormat.of().formatHex(member, 0, HASH_BYTES), at, Optional.empty()));
            }
        }
        return pieces;
    }

    private static String mark(byte[] member) {
        return HexFormat.of().formatHex(member, HASH_BYTES, member.length);
    }
}
