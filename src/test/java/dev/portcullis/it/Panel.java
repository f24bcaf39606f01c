package dev.portcullis.it;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link PanelSite} to all tests that ask for it, where there is a browser to look at it with. */
final class Panel implements ExecutionCondition, ParameterResolver {

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.find()
                .map(found -> ConditionEvaluationResult.enabled("with " + found))
                .orElseGet(Panel::skip);
    }

    /** Reports of skipped tests leave out why; so it is said here, once. */
    private static ConditionEvaluationResult skip() {
        if (!TOLD.getAndSet(true)) {
            System.err.println(Chromium.MISSING);
        }
        return ConditionEvaluationResult.disabled(Chromium.MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PanelSite.class;
    }

    /** Closed by JUnit after the last test of all. */
    @Override
    public PanelSite resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Panel.class))
                .computeIfAbsent(PanelSite.class, first -> new PanelSite(), PanelSite.class);
    }
}
