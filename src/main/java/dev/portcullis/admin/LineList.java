package dev.portcullis.admin;

/** The lists of a line that people are on; each has a page of its own. */
public enum LineList {
    BLOCKED("Blocked", "blocked"),
    WANTED("Wanted", "wanted"),
    ALLOWED("Allowed", "allowed");

    private final String label;
    private final String path;

    LineList(String label, String path) {
        this.label = label;
        this.path = path;
    }

    public String label() {
        return label;
    }

    /** From the line. */
    public String path() {
        return path;
    }
}
