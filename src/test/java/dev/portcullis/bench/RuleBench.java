package dev.portcullis.bench;

import dev.portcullis.bench.RuleJudging.Text;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Processor time and memory to judge one message by many keywords, many rules and many expressions, for short and long texts of
 * several kinds, beside a bare scan of the same texts. Ends with ratios, which mean something on a busy machine too.
 * Takes about four minutes:
 *
 * <pre>./mvnw test -Dtest=RuleBench</pre>
 *
 * <p>{@code -Dbench.millis=100} is how long each of the four rounds of a measurement takes, of which the best counts.
 */
class RuleBench {

    private static final int MILLIS = Integer.getInteger("bench.millis", 100);
    private static final List<Integer> LENGTHS = List.of(20, 4_096);

    private static final Load FEW_KEYWORDS = new Load("judge", 10, 100);
    private static final Load SOME_KEYWORDS = new Load("judge", 10, 1_000);
    private static final Load MANY_KEYWORDS = new Load("judge", 10, 10_000);
    private static final Load SOME_RULES = new Load("judge", 100, 1_000);
    private static final Load MANY_RULES = new Load("judge", 500, 1_000);
    private static final Load FEW_EXPRESSIONS = new Load("judge", 10, 0);
    private static final Load SOME_EXPRESSIONS = new Load("judge", 100, 0);
    private static final Load MANY_EXPRESSIONS = new Load("judge", 500, 0);
    private static final Load SCAN = new Load("scan", 10, 0);

    private final Map<Load, Map<Body, Cost>> costs = new HashMap<>();

    /** @param keywords with none of them each rule has an expression */
    private record Load(String benchmark, int rules, int keywords) {

        static Load of(BenchmarkParams parameters) {
            String name = parameters.getBenchmark();
            return new Load(
                    name.substring(name.lastIndexOf('.') + 1),
                    Integer.parseInt(parameters.getParam("rules")),
                    Integer.parseInt(parameters.getParam("keywords")));
        }

        String label() {
            String many = keywords == 0 ? "%,d expressions".formatted(rules) : "%,d keywords".formatted(keywords);
            return benchmark.equals("scan") ? "bare scan" : "%d rules, %s".formatted(rules, many);
        }
    }

    private record Body(Text text, int length) {

        static List<Body> all() {
            return LENGTHS.stream()
                    .flatMap(length -> Arrays.stream(Text.values()).map(text -> new Body(text, length)))
                    .toList();
        }

        static Body of(BenchmarkParams parameters) {
            return new Body(Text.valueOf(parameters.getParam("text")), Integer.parseInt(parameters.getParam("length")));
        }
    }

    private record Cost(double micros, double bytes) {

        /** Of the round that was disturbed least. */
        static Cost of(RunResult result) {
            return new Cost(
                    result.getSecondaryResults()
                            .get(WorkerCpu.NAME)
                            .getStatistics()
                            .getMin(),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }

    @Test
    @Timeout(3_600)
    void judgingOneMessage() throws RunnerException {
        header("a message");
        for (Load load : List.of(
                SCAN,
                FEW_KEYWORDS,
                SOME_KEYWORDS,
                MANY_KEYWORDS,
                SOME_RULES,
                MANY_RULES,
                FEW_EXPRESSIONS,
                SOME_EXPRESSIONS,
                MANY_EXPRESSIONS)) {
            for (RunResult result : new Runner(options(load).build()).run()) {
                BenchmarkParams parameters = result.getParams();
                costs.computeIfAbsent(Load.of(parameters), ignored -> new HashMap<>())
                        .put(Body.of(parameters), Cost.of(result));
            }
            print(load.label() + ", us", body -> cost(load, body).micros());
            print(load.label() + ", B", body -> cost(load, body).bytes());
        }
        header("ratios of time");
        ratio("10,000 to 100 keywords", MANY_KEYWORDS, FEW_KEYWORDS);
        ratio("500 to 10 rules, 1,000 keywords", MANY_RULES, SOME_KEYWORDS);
        ratio("500 to 10 expressions", MANY_EXPRESSIONS, FEW_EXPRESSIONS);
        ratio("1,000 keywords to a bare scan", SOME_KEYWORDS, SCAN);
    }

    private static ChainedOptionsBuilder options(Load load) {
        return new OptionsBuilder()
                .include(RuleJudging.class.getName() + "." + load.benchmark())
                .param("rules", Integer.toString(load.rules()))
                .param("keywords", Integer.toString(load.keywords()))
                .param("length", LENGTHS.stream().map(String::valueOf).toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .addProfiler(WorkerCpu.class)
                .jvmArgs(jvmArguments())
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(MILLIS))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(MILLIS))
                .verbosity(VerboseMode.SILENT);
    }

    /** From release 23 on, Java warns of what JMH does unless told not to. */
    private static String[] jvmArguments() {
        Stream<String> quiet =
                Runtime.version().feature() < 23 ? Stream.of() : Stream.of("--sun-misc-unsafe-memory-access=allow");
        return Stream.concat(Stream.of("-Xmx1g", "-XX:+UseSerialGC", "-Xbatch"), quiet)
                .toArray(String[]::new);
    }

    private Cost cost(Load load, Body body) {
        return costs.get(load).get(body);
    }

    private static void header(String of) {
        line(of, Body.all().stream().map(body -> body.text() + " " + body.length()));
    }

    private void ratio(String of, Load more, Load less) {
        print(of, body -> cost(more, body).micros() / cost(less, body).micros());
    }

    private static void print(String of, Function<Body, Double> figure) {
        line(
                of,
                Body.all().stream()
                        .map(figure)
                        .map(value -> String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value)));
    }

    private static void line(String of, Stream<String> cells) {
        System.out.printf("%-32s%s%n", of, cells.map("%12s"::formatted).collect(Collectors.joining()));
    }
}
