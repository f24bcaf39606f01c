package dev.portcullis.panel;

import java.util.List;

/**
 * Who is about to be blocked, and whether Meta will do it.
 *
 * @param asked what was typed
 * @param problem what to mend first; empty where nothing is wrong
 */
record BlockForm(String line, String asked, String reason, List<Subject> subjects, String problem) {

    /**
     * @param badge whether the window is open, in two words
     * @param window until when, and what that means
     * @param state of their last case; empty where there is none
     */
    record Subject(String user, Tone tone, String badge, String window, String state) {}

    /** Whether nobody of them can be blocked now. */
    public boolean allWait() {
        return subjects.stream().noneMatch(subject -> subject.tone() == Tone.GOOD);
    }
}
