package dev.portcullis.dev;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Finds the actors: a dozen customers who stay, and offenders, each somebody new. */
final class Casting {

    private static final int CUSTOMERS = 12;
    private static final int FLOOD = 40;
    private static final Duration FLOOD_PAUSE = Duration.ofMillis(250);
    private static final int ADVERTS = 3;
    private static final Duration ADVERT_PAUSE = Duration.ofSeconds(2);

    /** The o of the first word is Cyrillic. */
    private static final String ADVERT =
            "D\u043Euble your Bitcoin today, guaranteed returns: https://invest.example/start";

    private static final List<String> QUESTIONS = List.of(
            "Hi, is order %d on its way?",
            "Can I still change the address of order %d?",
            "Thanks, %d arrived today. Great service!",
            "Do you open on Sunday? I would come for number %d",
            "\u00bfTienen el art\u00edculo %d en azul?",
            "Gr\u00fc\u00dfe! Wann kommt Bestellung %d?",
            "Could somebody call me back about invoice %d, please?",
            "The zip of jacket %d is broken \ud83d\ude15",
            "How much is shipping for parcel %d to Oslo?",
            "I paid %d twice, what now?");

    private static final List<String> SHOUTS = List.of(
            "hello?", "answer me", "are you there", "pick up", "now!!", "why do you ignore me", "hey", "last try");

    private final RandomGenerator random;
    private final long firstNumber;
    private int offenders;

    /**
     * @param firstNumber offenders are numbered from here, so that those of an earlier run, whom the gateway may
     *     remember as blocked, don't come back
     */
    Casting(RandomGenerator random, long firstNumber) {
        this.random = random;
        this.firstNumber = firstNumber;
    }

    List<Actor> customers(Instant now) {
        return IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(number -> customer(number, now.plusSeconds(number)))
                .toList();
    }

    /** In turn one who advertises, one who floods, and one who floods without a phone number. */
    Actor nextOffender(Instant now) {
        long number = firstNumber + offenders;
        int turn = offenders++ % 3;
        String userId = "US.8%019d".formatted(number);
        String phone = "1555%07d".formatted(number % 10_000_000);
        return switch (turn) {
            case 0 -> advertiser(Persona.known("Advertiser", phone, userId), now);
            case 1 -> flooder(Persona.known("Flooder", phone, userId), now);
            default -> flooder(Persona.byUsername("flooder." + number, userId), now);
        };
    }

    private Actor customer(int number, Instant start) {
        Persona persona =
                Persona.known("Customer " + number, "1555010%04d".formatted(number), "US.7%019d".formatted(number));
        Supplier<Duration> pause = () -> Duration.ofSeconds(random.nextInt(10, 26));
        return new Actor(persona, start, Integer.MAX_VALUE, pause, this::ordinaryContent);
    }

    private MetaContent ordinaryContent() {
        return switch (random.nextInt(12)) {
            case 0 -> MetaContent.image(question());
            case 1 -> MetaContent.reaction("wamid." + random.nextInt(1_000_000), "\ud83d\udc4d");
            case 2 -> MetaContent.voice();
            default -> MetaContent.text(question());
        };
    }

    private String question() {
        return QUESTIONS.get(random.nextInt(QUESTIONS.size())).formatted(random.nextInt(1_000, 100_000));
    }

    private Actor advertiser(Persona persona, Instant now) {
        return new Actor(persona, now, ADVERTS, () -> ADVERT_PAUSE, () -> MetaContent.text(ADVERT));
    }

    private Actor flooder(Persona persona, Instant now) {
        return new Actor(
                persona,
                now,
                FLOOD,
                () -> FLOOD_PAUSE,
                () -> MetaContent.text(SHOUTS.get(random.nextInt(SHOUTS.size()))));
    }
}
