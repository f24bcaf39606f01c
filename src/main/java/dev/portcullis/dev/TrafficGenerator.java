package dev.portcullis.dev;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Lets senders write to a webhook as Meta would deliver it: a few messages a second, mostly of ordinary customers, and
 * every now and then somebody who should be blocked. Whom the emulator has blocked falls silent.
 */
public final class TrafficGenerator implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TrafficGenerator.class);
    private static final Duration TICK = Duration.ofMillis(250);
    /** The gateway opens its port after its beans are started. */
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private static final int AT_ONCE = 3;
    private static final Duration BETWEEN_FIRST = Duration.ofSeconds(3);
    private static final Duration BETWEEN_OFFENDERS = Duration.ofSeconds(25);

    private final MetaEmulator meta;
    private final String appSecret;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Casting casting;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("dev-traffic").daemon().factory());
    private final Courier courier;
    private final List<Actor> cast = new ArrayList<>();
    private Instant nextOffenderAt;
    private int offenders;

    /**
     * @param webhook where deliveries are posted
     * @param appSecret what they are signed with
     */
    public TrafficGenerator(
            MetaEmulator meta, URI webhook, String appSecret, InstantSource clock, RandomGenerator random) {
        this.meta = meta;
        this.appSecret = appSecret;
        this.clock = clock;
        this.random = random;
        this.courier = new Courier(webhook, timer);
        this.nextOffenderAt = clock.instant();
        this.casting = new Casting(random, nextOffenderAt.getEpochSecond());
        this.cast.addAll(casting.customers(nextOffenderAt));
    }

    public void start() {
        timer.scheduleAtFixedRate(this::tickSafely, HEAD_START.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        courier.close();
    }

    /** One step: lets everybody write who wants to by now; tells whether there was anything to deliver. */
    boolean tick() {
        Instant now = clock.instant();
        if (!nextOffenderAt.isAfter(now)) {
            cast.add(casting.nextOffender(now));
            offenders++;
            nextOffenderAt = now.plus(offenders < AT_ONCE ? BETWEEN_FIRST : BETWEEN_OFFENDERS);
        }
        List<MetaMessage> delivered = new ArrayList<>();
        cast.removeIf(actor -> leaves(actor, now, delivered));
        if (!delivered.isEmpty()) {
            courier.deliver(delivery(delivered, now).signed(appSecret));
        }
        return !delivered.isEmpty();
    }

    private boolean leaves(Actor actor, Instant now, List<MetaMessage> delivered) {
        return actor.write(now)
                .map(message -> {
                    Persona from = actor.persona();
                    boolean arrives = meta.received(MetaDelivery.SAMPLE_LINE, from.phone(), from.userId(), now);
                    if (arrives) {
                        delivered.add(message);
                    }
                    return !arrives || actor.isThrough();
                })
                .orElse(false);
    }

    /** Now and then Meta's agent holds the thread, or a status comes along. */
    private MetaDelivery delivery(List<MetaMessage> messages, Instant now) {
        int chance = random.nextInt(12);
        if (chance == 0 && messages.size() == 1) {
            return MetaDelivery.begin().standby(messages.getFirst());
        }
        MetaDelivery delivery = MetaDelivery.begin().messages(messages);
        return chance > 3
                ? delivery
                : delivery.status(messages.getFirst().from(), "wamid." + random.nextLong(), "delivered", now);
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.warn("Dev traffic skipped a step", e);
        }
    }
}
