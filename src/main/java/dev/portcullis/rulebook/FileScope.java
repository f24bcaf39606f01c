package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import dev.portcullis.rules.Exemption;
import java.util.List;
import java.util.Set;

/**
 * What a file says for all that stands in it.
 *
 * @param lines empty for all
 */
record FileScope(Set<LineId> lines, List<Exemption> exemptions) {}
