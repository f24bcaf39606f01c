package dev.portcullis.panel;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The panel's pages, each a file under {@code templates/panel}. */
@CheckedTemplate(basePath = "panel")
final class Pages {

    private Pages() {}

    static native TemplateInstance signIn(Frame frame, SignInForm form);

    static native TemplateInstance problem(Frame frame, ProblemText problem);

    static native TemplateInstance welcome(Frame frame, boolean lineKnown);

    static native TemplateInstance blocked(Frame frame, BlockedList list);

    static native TemplateInstance unreadList(Frame frame, ProblemText problem);

    static native TemplateInstance block(Frame frame, BlockForm form);

    static native TemplateInstance unblock(Frame frame, UnblockForm form);

    static native TemplateInstance outcome(Frame frame, OutcomeText outcome);

    static native TemplateInstance sender(Frame frame, SenderPicture sender);

    static native TemplateInstance found(Frame frame, LookedUp sender);

    static native TemplateInstance erased(Frame frame, ErasedCard erased);

    static native TemplateInstance decisions(Frame frame, DecisionList list);

    static native TemplateInstance decisionRow(DecisionRow row, String root);

    static native TemplateInstance undo(Frame frame, UndoDraft draft);

    static native TemplateInstance undone(Frame frame, UndoCard undo);

    static native TemplateInstance deeds(Frame frame, DeedList list);

    static native TemplateInstance lines(Frame frame, List<LineCard> lines);

    static native TemplateInstance rules(Frame frame, RulesPicture picture);

    static native TemplateInstance attempt(Frame frame, TryForm form);

    static native TemplateInstance wanted(Frame frame, PeoplePage page, List<GroupRow> groups);

    static native TemplateInstance wantGroup(Frame frame, GroupForm form);

    static native TemplateInstance allowed(Frame frame, PeoplePage page);

    static native TemplateInstance reconciliation(Frame frame, ReconciliationCard card);

    static native TemplateInstance reconciled(Frame frame, ReconciliationCard card);
}
