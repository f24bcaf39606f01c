package dev.portcullis.rulebook;

/** Where something stands; line and column are counted from 1, and 0 where a whole file is meant. */
record Place(String file, int line, int column) {

    static Place file(String name) {
        return new Place(name, 0, 0);
    }
}
