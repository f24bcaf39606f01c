package dev.portcullis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.dev.MetaMessage;
import dev.portcullis.dev.Persona;
import dev.portcullis.dev.SignedPost;
import dev.portcullis.testing.GatewayLaunch;
import dev.portcullis.testing.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A new version takes over while Meta keeps delivering. */
final class RollingRestartIT {

    private static final int FLOODERS = 50;
    private static final int POSTERS = 4;

    /** Any answer that did not come. */
    private static final int NONE = 0;

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

    @Test
    void nothingIsLostWhileOneProcessFollowsAnother() throws Exception {
        try (Site site = Site.open("rolling");
                ExecutorService posters = Executors.newFixedThreadPool(POSTERS)) {
            // Given: floods of exactly as many messages as block, so that each one that is lost spares somebody
            Line line = site.newLine();
            List<Persona> flooders = Strangers.several(FLOODERS, Strangers::known);
            List<SignedPost> posts = floods(line, flooders);
            List<Future<?>> load = new ArrayList<>();
            for (int i = 0; i < POSTERS; i++) {
                int first = i;
                load.add(posters.submit(() -> {
                    for (int post = first; post < posts.size(); post += POSTERS) {
                        deliver(site, posts.get(post));
                    }
                }));
            }
            await().until(() -> answers.getOrDefault(200, new AtomicInteger()).get() > 200);

            // When
            GatewayProcess leaving = site.gateway();
            leaving.terminate();
            site.startAnother();
            for (Future<?> each : load) {
                each.get();
            }

            // Then
            assertThat(leaving.awaitExit()).isIn(0, 143);
            assertThat(leaving.output()).doesNotContain(" ERROR ");
            assertThat(answers.keySet()).isSubsetOf(200, 503, NONE);
            assertThat(answers.get(200)).hasValue(posts.size());
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(line.blocked()).hasSize(FLOODERS));
            assertThat(flooders)
                    .allSatisfy(each -> assertThat(line.blockCalls(each)).isOne());
        }
    }

    @Test
    void runningBlockCallIsSettledBeforeTheEnd() {
        try (Site site = Site.open("leaving")) {
            // Given
            Line line = site.newLine();
            Persona offender = Strangers.known();
            site.meta().delayAnswers(Duration.ofSeconds(3));
            site.deliver(line.delivery(line.text(offender, Instant.now(), Line.BAIT)));
            await().untilAsserted(() -> assertThat(line.isBlocked(offender)).isTrue());
            assertThat(site.stateOf(line, offender)).isEqualTo("pending");

            // When
            site.gateway().terminate();
            site.gateway().awaitExit();

            // Then: a successor has neither to ask Meta nor to wait for a lock to expire
            assertThat(site.stateOf(line, offender)).isEqualTo("blocked");
            assertThat(site.keys()).noneMatch(key -> key.endsWith("lock"));
        }
    }

    private static List<SignedPost> floods(Line line, List<Persona> flooders) {
        List<MetaMessage> messages = new ArrayList<>();
        for (Persona flooder : flooders) {
            messages.addAll(line.texts(flooder, 30, Instant.now().minusSeconds(50), Duration.ofSeconds(1)));
        }
        Collections.shuffle(messages, new Random(18));
        return messages.stream()
                .map(message -> line.delivery(message).signed(GatewayLaunch.APP_SECRET))
                .toList();
    }

    /** Like Meta: again, until it is answered 200. */
    private void deliver(Site site, SignedPost post) {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    int answer = answer(site, post);
                    answers.computeIfAbsent(answer, first -> new AtomicInteger())
                            .incrementAndGet();
                    return answer == 200;
                });
    }

    private static int answer(Site site, SignedPost post) {
        try {
            return site.sendOrFail(post.to(site.gateway().webhook())).statusCode();
        } catch (IOException e) {
            return NONE;
        }
    }
}
