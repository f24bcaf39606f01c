package dev.portcullis.dev;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of one user of a request.
 *
 * @param code Meta's error code, or {@link BusinessLine#DONE}
 */
record UserResult(RequestedUser user, int code) {

    boolean done() {
        return code == BusinessLine.DONE;
    }

    void writeErrorTo(ObjectNode error, boolean codeAsText) {
        error.put("message", message());
        if (codeAsText) {
            error.put("code", Integer.toString(code));
        } else {
            error.put("code", code);
        }
        error.putObject("error_data").put("details", details());
    }

    private String message() {
        return switch (code) {
            case BusinessLine.OUTSIDE_WINDOW -> "Re-engagement required";
            case BusinessLine.OWN_NUMBER -> "Recipient cannot be sender";
            case BusinessLine.LIST_FULL -> "Blocklist limit reached";
            default -> "Something went wrong";
        };
    }

    private String details() {
        return switch (code) {
            case BusinessLine.OUTSIDE_WINDOW -> "User has not messaged in the last 24 hours";
            case BusinessLine.OWN_NUMBER -> "Failed to block self phone number";
            case BusinessLine.LIST_FULL -> "The blocklist limit has been reached";
            case BusinessLine.REPEATED -> "User is already blocked";
            default -> "Failed for an unknown reason";
        };
    }
}
