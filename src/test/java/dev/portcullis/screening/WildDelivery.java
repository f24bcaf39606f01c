package dev.portcullis.screening;

import dev.portcullis.message.InboundMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Messages as Meta may deliver them on a bad day: shuffled, some of them again, divided at will, and all at once. */
final class WildDelivery {

    private WildDelivery() {}

    static void of(List<InboundMessage> messages, Random random, Gateway gateway)
            throws InterruptedException, ExecutionException {
        List<InboundMessage> all = shuffled(messages, random);
        List<Callable<Void>> deliveries = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(6));
            List<InboundMessage> delivery = List.copyOf(all.subList(from, to));
            deliveries.add(() -> {
                gateway.receive(delivery, List.of());
                return null;
            });
            from = to;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(deliveries)) {
                each.get();
            }
        }
    }

    /** Shuffled and some of them again, but one after the other. */
    static void oneByOne(List<InboundMessage> messages, Random random, Gateway gateway) {
        shuffled(messages, random).forEach(gateway::receive);
    }

    private static List<InboundMessage> shuffled(List<InboundMessage> messages, Random random) {
        List<InboundMessage> all = new ArrayList<>(messages);
        messages.stream().filter(each -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }
}
