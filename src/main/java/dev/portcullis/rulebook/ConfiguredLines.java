package dev.portcullis.rulebook;

import dev.portcullis.message.LineId;
import java.util.Set;

/** The lines that settings speak of, against which those that rules name are held. */
public interface ConfiguredLines {

    /** Empty where no setting names a line, so that any may be there. */
    Set<LineId> ids();
}
