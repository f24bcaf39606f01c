package dev.portcullis.bench;

import dev.portcullis.message.InboundMessage;
import dev.portcullis.message.PhoneNumber;
import dev.portcullis.message.Sender;
import dev.portcullis.rules.Mode;
import dev.portcullis.rules.RuleSet;
import dev.portcullis.rules.SenderHistory;
import dev.portcullis.rules.Verdict;
import dev.portcullis.testing.Messages;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What {@link RuleBench} measures: judging one message, and reading its text and no more. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RuleJudging {

    /** More than a branch predictor learns by heart. */
    private static final int CHARACTERS = 100_000;

    private static final int WARM_UP_MILLIS = 400;

    /** What the texts of the messages are like. */
    public enum Text {
        /** ASCII without a keyword. */
        PLAIN,
        /** ASCII with words that have a keyword in them. */
        NEAR,
        /** ASCII with a keyword, in long texts with several. */
        HITS,
        HINDI,
        /** As hits, but disguised by Cyrillic letters. */
        ALIKE
    }

    @Param("10")
    public int rules;

    /** Of all rules together; with none each rule has an expression. */
    @Param("1000")
    public int keywords;

    @Param
    public Text text;

    @Param({"20", "4096"})
    public int length;

    private RuleSet ruleSet;
    private InboundMessage[] messages;
    private int[][] classes;
    private int next;
    private int warmedUp;

    @Setup
    public void prepare() {
        ruleSet = keywords == 0 ? RuleLoad.ofExpressions(rules) : RuleLoad.ofKeywords(rules, keywords);
        List<String> wanted = Vocabulary.keywords(keywords == 0 ? rules : keywords);
        Random random = new Random(42);
        messages = IntStream.range(0, Math.clamp(CHARACTERS / length, 16, 1_024))
                .mapToObj(i -> message(body(random, wanted), i))
                .toArray(InboundMessage[]::new);
        classes = new int[64][128];
        for (int[] row : classes) {
            Arrays.setAll(row, i -> random.nextInt(classes.length));
        }
        warmUp();
    }

    /** By processor time: a second by the clock is too short for the compiler on a busy machine. */
    private void warmUp() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(WARM_UP_MILLIS);
        while (threads.getCurrentThreadCpuTime() < end) {
            warmedUp += judge().hits().size() + scan();
        }
    }

    private String body(Random random, List<String> wanted) {
        return switch (text) {
            case PLAIN -> Vocabulary.plain(random, length);
            case NEAR -> Vocabulary.nearly(random, length, wanted);
            case HITS -> Vocabulary.withKeywords(random, length, wanted);
            case HINDI -> Vocabulary.inHindi(random, length);
            case ALIKE -> Vocabulary.lookingAlike(random, Vocabulary.withKeywords(random, length, wanted));
        };
    }

    private static InboundMessage message(String body, int i) {
        return Messages.text(Sender.of(new PhoneNumber("1555" + (1_000_000 + i))), "wamid." + i, Instant.EPOCH, body);
    }

    private InboundMessage message() {
        next = next + 1 < messages.length ? next + 1 : 0;
        return messages[next];
    }

    @Benchmark
    public Verdict judge() {
        return ruleSet.judge(ruleSet.match(message()), SenderHistory.EMPTY, Mode.ENFORCE);
    }

    /** The least that a look for keywords must do: a step from state to state by table for each char. */
    @Benchmark
    public int scan() {
        String body = message().content().parts().getFirst().text();
        int state = 0;
        for (int i = 0; i < body.length(); i++) {
            state = classes[state][body.charAt(i) & 127];
        }
        return state;
    }
}
