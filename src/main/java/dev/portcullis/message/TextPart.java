package dev.portcullis.message;

/** One string of a message that its sender wrote. A condition on text holds within one part; nothing spans parts. */
public record TextPart(Place place, String text) {

    /** Where in the message the string stood. */
    public enum Place {
        BODY,
        CAPTION,
        FILE_NAME,
        LOCATION_NAME,
        LOCATION_ADDRESS,
        LOCATION_URL,
        CONTACT,
        CONTACT_URL,
        ORDER_TEXT,
        FLOW_ANSWER,
        EMOJI,
        /** No part of the message; rules may look at it all the same. */
        MIME_TYPE,
        /** No part of the message; rules may look at it all the same. */
        PROFILE_NAME
    }
}
