package dev.portcullis.rulebook;

import dev.portcullis.rules.RuleDefinition;
import java.util.List;

/**
 * One entry of {@code rules}.
 *
 * @param fields as they were written
 */
record RuleEntry(RuleDefinition definition, Fields fields, List<RuleTest> tests) {}
