package dev.portcullis.rulebook;

import java.util.Optional;

/** What outlives this process of the last folder that was good. */
public interface LastGoodRules {

    /** The files of that folder; empty where none are kept, or where they cannot be had now. */
    Optional<RuleArchive> kept();
}
