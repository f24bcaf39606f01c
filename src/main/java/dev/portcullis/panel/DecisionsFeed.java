package dev.portcullis.panel;

import dev.portcullis.access.Role;
import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.DecisionFilter;
import dev.portcullis.admin.DecisionSearch;
import dev.portcullis.admin.Decisions;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.EntryId;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as they are made, as fragments of the panel's list. A feed ends after a while, and the browser opens it
 * again where it ended: so it ends too for those who may not see it any more.
 */
@Path("/decisions/feed")
@RolesAllowed(Role.Names.VIEWER)
public class DecisionsFeed {

    private static final Logger LOG = Logger.getLogger(DecisionsFeed.class);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration FURTHEST_BACK = Duration.ofMinutes(1);
    /** Proxies cut what is silent for long. */
    private static final int TICKS_BETWEEN_SIGNS = 15;

    private final AuditLog audit;
    private final Decisions decisions;
    private final DecisionSearch search;
    private final Clock clock;
    private final ExecutorService threads;
    private final OpenFeeds feeds;

    DecisionsFeed(
            AuditLog audit,
            Decisions decisions,
            DecisionSearch search,
            Clock clock,
            @VirtualThreads ExecutorService threads,
            OpenFeeds feeds) {
        this.feeds = feeds;
        this.audit = audit;
        this.decisions = decisions;
        this.search = search;
        this.clock = clock;
        this.threads = threads;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> feed(
            @RestQuery @Nullable String line,
            @RestQuery @Nullable String rule,
            @RestQuery @Nullable String sender,
            @RestQuery @Nullable String mode,
            @RestQuery @Nullable String effect,
            @RestQuery @Nullable String after,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context Sse sse) {
        if (!feeds.take()) {
            throw new ApiProblem(
                    Problem.of(503, "No more live feeds are served at the moment; reload the page instead."));
        }
        DecisionFilter filter = DecisionFilter.of(line, rule, sender, "", mode, effect);
        Uni<DecisionTail> tail = blocking(() ->
                new DecisionTail(audit, decisions, search.query(filter, Optional.empty(), 1), start(last, after)));
        return Multi.createFrom()
                .deferred(() -> tail.onItem().transformToMulti(started -> events(started, sse)))
                .onTermination()
                .invoke(feeds::giveBack);
    }

    private Multi<OutboundSseEvent> events(DecisionTail tail, Sse sse) {
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_READS)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> feeds.mayGoOn())
                .select()
                .first(LONGEST)
                .onItem()
                .transformToMultiAndConcatenate(tick -> blocking(() -> read(tail, sse, tick))
                        .onItem()
                        .transformToMulti(events -> Multi.createFrom().iterable(events)));
    }

    /** Redis may be away for a while: the feed waits for it. */
    private static List<OutboundSseEvent> read(DecisionTail tail, Sse sse, long tick) {
        try {
            List<OutboundSseEvent> news =
                    tail.next().stream().map(each -> event(each, sse)).toList();
            return news.isEmpty() && tick % TICKS_BETWEEN_SIGNS == 0
                    ? List.of(sse.newEventBuilder().comment("here").build())
                    : news;
        } catch (RuntimeException e) {
            LOG.debugf(e, "A live feed could not be read");
            return List.of(sse.newEvent("trouble", "The gateway cannot read its audit at the moment."));
        }
    }

    private static OutboundSseEvent event(DecisionTail.News news, Sse sse) {
        return sse.newEventBuilder()
                .name("decision")
                .id(news.upTo().toString())
                .data(Pages.decisionRow(news.row(), "./").render())
                .build();
    }

    /** Where the browser left off; not far back, since that is what the page is for. */
    private EntryId start(@Nullable String last, @Nullable String after) {
        EntryId earliest = new EntryId(clock.instant().minus(FURTHEST_BACK).toEpochMilli(), 0);
        return Arguments.present(last)
                .or(() -> Arguments.present(after))
                .flatMap(EntryId::parse)
                .filter(asked -> asked.compareTo(earliest) > 0)
                .orElse(earliest);
    }

    private <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(threads);
    }
}
