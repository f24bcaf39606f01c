package dev.portcullis.panel;

/**
 * The form of user name and password.
 *
 * @param to the page to go to then
 * @param problem why the last attempt failed; empty at the first
 */
record SignInForm(String to, String problem) {}
