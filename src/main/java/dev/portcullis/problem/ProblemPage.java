package dev.portcullis.problem;

/** Draws a problem as a page, for people who came with a browser. */
public interface ProblemPage {

    /**
     * @param json the problem
     * @param path of the request
     * @param user who asked; empty for nobody
     */
    String of(int status, String json, String path, String user);
}
