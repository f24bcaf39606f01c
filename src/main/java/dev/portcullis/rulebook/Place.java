package dev.portcullis.rulebook;

/** Where something stands; line and column are counted from 1. */
record Place(String file, int line, int column) {

    /** The whole file, for which its beginning stands, as editors and build logs want a line and a column. */
    static Place file(String name) {
        return new Place(name, 1, 1);
    }
}
