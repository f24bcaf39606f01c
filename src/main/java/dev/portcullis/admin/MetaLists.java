package dev.portcullis.admin;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portcullis.blocking.ListBook;
import dev.portcullis.graph.BlocklistApi;
import dev.portcullis.graph.CallFailure;
import dev.portcullis.graph.FailureKind;
import dev.portcullis.graph.FailureKinds;
import dev.portcullis.graph.GraphError;
import dev.portcullis.graph.ListedUser;
import dev.portcullis.graph.Listing;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.ApiProblem;
import dev.portcullis.problem.Problem;
import dev.portcullis.senders.Lines;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Meta's block lists, read live. */
@Singleton
public final class MetaLists {

    private final BlocklistApi meta;
    private final Lines lines;
    private final ExecutorService threads;
    private final ListBook book;

    MetaLists(BlocklistApi meta, Lines lines, @VirtualThreads ExecutorService threads, ListBook book) {
        this.meta = meta;
        this.lines = lines;
        this.threads = threads;
        this.book = book;
    }

    /** The whole list; a list that cannot be read ends the request with Meta's reason. */
    public List<ListedUser> whole(LineId line) {
        return switch (read(line)) {
            case Listing.Complete complete -> complete.users();
            case Listing.Failed failed -> throw new ApiProblem(problem(line, failed));
        };
    }

    /** The whole list, or empty if Meta does not give it within that time. */
    public Optional<Listing.Complete> within(LineId line, Duration bound) {
        Future<Listing> reading = threads.submit(() -> read(line));
        try {
            return reading.get(bound.toMillis(), TimeUnit.MILLISECONDS) instanceof Listing.Complete complete
                    ? Optional.of(complete)
                    : Optional.empty();
        } catch (TimeoutException e) {
            reading.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading the list of line " + line, e.getCause());
        }
    }

    private Listing read(LineId line) {
        ListBook.Mark began = book.mark(line);
        Listing listing = meta.list(line, lines.accountOf(line));
        if (listing instanceof Listing.Complete complete) {
            book.read(line, began, book.mark(line), complete.users().size());
        }
        return listing;
    }

    static Problem problem(LineId line, Listing.Failed failed) {
        CallFailure failure = failed.failure();
        GraphError error = failure.error();
        String words = error.details().isEmpty() ? error.message() : error.message() + ": " + error.details();
        Problem problem = Problem.of(
                        passes(failure.kind()) ? 503 : 502, "Meta did not give the list of line " + line + ": " + words)
                .with("kind", TextNode.valueOf(failure.kind().name().toLowerCase(Locale.ROOT)))
                .with("note", TextNode.valueOf(FailureKinds.explain(error).note()));
        if (error.code() != GraphError.NO_CODE) {
            problem = problem.with("code", IntNode.valueOf(error.code()));
        }
        return error.fbTraceId().isPresent()
                ? problem.with("traceId", TextNode.valueOf(error.fbTraceId().get()))
                : problem;
    }

    /** Whether the same request may succeed later without anybody doing something. */
    private static boolean passes(FailureKind kind) {
        return switch (kind) {
            case THROTTLED, BATCH_THROTTLED, TRANSIENT, LIST_CHANGED, UNKNOWN -> true;
            case BAD_TOKEN, PERMISSION, POLICY, LIST_FULL, OUTSIDE_WINDOW, OWN_NUMBER, INVALID_REQUEST, LINE_UNKNOWN ->
                false;
        };
    }
}
