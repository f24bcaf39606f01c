package dev.portcullis.panel;

import dev.portcullis.admin.Arguments;
import dev.portcullis.admin.BlocksView.BlockResult;
import dev.portcullis.admin.LineList;
import dev.portcullis.admin.ListedView;
import dev.portcullis.admin.ManualLists.Asked;
import dev.portcullis.admin.WantedCsv;
import dev.portcullis.blocking.ListPage;
import dev.portcullis.blocking.ListPage.Place;
import dev.portcullis.message.LineId;
import dev.portcullis.problem.ApiProblem;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of the wanted and of the allowed list have in common: showing it, and putting people onto it and taking
 * them off.
 *
 * @param read as many entries of the list as asked for, from a place on
 * @param until what the form's answer to "for how long" means
 * @param page shows one page of the list
 */
record PeopleDesk(
        LineList list,
        Frames frames,
        ListReader read,
        Function<ListPage, List<ListedView>> listed,
        Function<@Nullable String, Optional<Instant>> until,
        BiFunction<LineId, PeoplePage, TemplateInstance> page) {

    private static final int ROWS = 100;

    /** Reads a part of a list. */
    interface ListReader {
        ListPage read(LineId line, Optional<Place> after, int rows);
    }

    /** @param user whom the form names already */
    Response list(String line, @Nullable String cursor, @Nullable String user) {
        return show(200, frames.line(line), cursor, ListForm.of(user == null ? List.of() : List.of(user), "", "", ""));
    }

    Response table(String lineText) {
        LineId line = frames.line(lineText);
        return Html.table(
                list.path() + "-" + line + ".csv", after -> read.read(line, after, WantedCsv.ROWS_A_READ), listed);
    }

    /** Shows the form again where something in it has to be mended first. */
    Response put(Filled form, String deed, Function<Asked, List<BlockResult>> carryOut) {
        LineId line = frames.line(form.line());
        Asked asked;
        try {
            asked = Asked.alike(
                    line,
                    ListForm.readable(form.users()).users(),
                    ListForm.neededReason(form.reason()),
                    until.apply(form.until()),
                    form.by());
        } catch (ApiProblem refused) {
            return show(
                    400,
                    line,
                    null,
                    ListForm.of(
                            form.users(),
                            form.reason(),
                            form.until(),
                            refused.problem().detail()));
        }
        return outcome(line, deed, carryOut.apply(asked));
    }

    Response takeOff(Filled form, Function<Asked, List<BlockResult>> carryOut) {
        LineId line = frames.line(form.line());
        return outcome(
                line,
                "Take off",
                carryOut.apply(Asked.alike(
                        line,
                        ListForm.readable(form.users()).users(),
                        Arguments.reason(form.reason()),
                        Optional.empty(),
                        form.by())));
    }

    /** What a form of these pages brings, as it was filled in. */
    record Filled(
            String line,
            List<String> users,
            @Nullable String reason,
            @Nullable String until,
            String by) {

        static Filled of(
                String line,
                List<String> users,
                @Nullable String reason,
                @Nullable String until,
                SecurityContext security) {
            return new Filled(
                    line, users, reason, until, security.getUserPrincipal().getName());
        }
    }

    private Response outcome(LineId line, String deed, List<BlockResult> came) {
        return Html.ok(Pages.outcome(
                frames.of(deed, Section.BLOCKED, line), OutcomeText.ofList(line.value(), deed, list, came)));
    }

    private Response show(int status, LineId line, @Nullable String cursor, ListForm form) {
        Optional<Place> after = Arguments.place(cursor);
        ListPage found = read.read(line, after, ROWS);
        return Html.of(status, page.apply(line, PeoplePage.of(line.value(), found, after.isEmpty(), listed, form)));
    }
}
