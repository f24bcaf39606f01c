package dev.portcullis.rulebook;

import java.util.Optional;

/** Reads the rule folder of a configuration without putting it in use, for the check at start. */
public final class RuleFolderCheck {

    private RuleFolderCheck() {}

    /** Why the folder cannot be used, with every problem in it; empty if it can. */
    public static Optional<String> problem(RulebookConfig config) {
        RuleFolder folder = new RuleFolder(config.directory().toAbsolutePath().normalize());
        RuleLoader.Loaded loaded = RuleLoader.load(folder);
        return loaded.ruleSet().isPresent()
                ? Optional.empty()
                : Optional.of(RuleFolderException.describe(folder.path(), loaded.problems()));
    }
}
