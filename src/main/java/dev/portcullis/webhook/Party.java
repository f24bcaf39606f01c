package dev.portcullis.webhook;

/** Someone whom Meta's JSON names, and the fields that it does so in. */
enum Party {
    AUTHOR("from", "from_user_id"),
    RECIPIENT("to", "to_user_id"),
    CONTACT("wa_id", "user_id");

    private final String phone;
    private final String userId;

    Party(String phone, String userId) {
        this.phone = phone;
        this.userId = userId;
    }

    String phone() {
        return phone;
    }

    String userId() {
        return userId;
    }
}
