package dev.portcullis.dev;

/**
 * The sizes Meta allows.
 *
 * @param usersPerRequest more users in one request are refused with 130429
 * @param listed more users on one line's list are refused with 139101
 * @param pageSize users on a page of the list, by default and at most
 */
public record Limits(int usersPerRequest, int listed, int pageSize) {

    /** As documented; the page size, which is not, as resellers report it. */
    public static final Limits META = new Limits(1_000, 64_000, 100);
}
