package dev.portcullis.panel;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Optional;

/**
 * What stands around every page of the panel.
 *
 * @param root leads from this page to the panel's root; links begin with it, so that they hold under any prefix
 * @param user who is signed in; empty for nobody
 * @param operator whether they may block and unblock
 * @param admin whether they may erase
 * @param line the one that the page is about; empty where it is about none
 * @param version changes whenever the panel's style or script does
 */
@TemplateData
record Frame(
        String title,
        String root,
        String user,
        boolean operator,
        boolean admin,
        List<MenuItem> menu,
        List<String> lines,
        String line,
        List<Notice> notices,
        String version) {

    record MenuItem(String label, String path, boolean current) {}

    /**
     * Something that everybody who looks at the panel has to know.
     *
     * @param path where more is told, from the root
     */
    record Notice(Tone tone, String text, String path, String label) {}

    /** A page of somebody who is not known yet, or whose request went wrong. */
    static Frame bare(String title, String root, String user, String version) {
        return new Frame(
                title,
                root,
                user,
                false,
                false,
                user.isEmpty() ? List.of() : Menu.of(Optional.empty(), Optional.empty()),
                List.of(),
                "",
                List.of(),
                version);
    }
}
