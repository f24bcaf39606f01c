package dev.portcullis.cli;

/** What {@code --help} prints. */
final class Help {

    static final String GATEWAY = """
            Usage: portcullis [command]

            Without a command the gateway starts; it is told everything by its settings (see README.md).

            Commands:
              check    validate a folder of rules and run its tests ('portcullis check --help')
              help     print this text
            """;

    static final String CHECK = """
            Usage: portcullis check [FOLDER] [options]

            Validates the rule files in FOLDER (default: rules) with the gateway's own loader and runs their tests.
            Needs no settings, no Redis and no network.

            Options:
              --corpus FILE         say what the rules hit in FILE: UTF-8, one text message a line, each of another
                                    sender whose number and country are unknown
              --max-hit-rate RATE   with --corpus: fail if the enforced rules together hit a larger share of the
                                    messages than RATE, for example 0.05%
              --against FOLDER      say which rules differ from those in FOLDER and, with --corpus, which messages
                                    fare otherwise
              -h, --help            print this text

            Problems come first, one a line, as file:line:column: message. They and the report, which is Markdown, go
            to standard output; what is wrong with the call goes to standard error.

            Exit code:
              0   the gateway would take the rules
              1   it would not: the files have errors, or a test fails
              2   wrong usage, or a file that cannot be read
              3   it would, but --max-hit-rate is exceeded
            """;

    private Help() {}
}
