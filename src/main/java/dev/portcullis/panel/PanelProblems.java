package dev.portcullis.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portcullis.problem.ProblemPage;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** Problems as pages of the panel. */
@Singleton
final class PanelProblems implements ProblemPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PanelFiles files;

    PanelProblems(PanelFiles files) {
        this.files = files;
    }

    @Override
    public String of(int status, String json, String path, String user) {
        try {
            ProblemText problem = ProblemText.read(status, JSON.readTree(json));
            Frame frame = Frame.bare(problem.title(), Menu.rootFrom(path), user, files.version());
            return Pages.problem(frame, problem).render();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
