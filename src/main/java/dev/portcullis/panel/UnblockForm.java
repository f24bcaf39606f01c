package dev.portcullis.panel;

import java.util.List;

/** Who is about to be unblocked. */
record UnblockForm(String line, List<String> users, String problem) {}
