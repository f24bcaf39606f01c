package dev.portcullis.panel;

/**
 * What the sign-in page offers.
 *
 * @param to the page to go to then
 * @param problem why the last attempt failed; empty at the first
 * @param passwords whether there is a form of user name and password
 * @param provider what people call the identity provider; empty where there is none
 * @param providerLink where signing in by that begins
 */
record SignInForm(String to, String problem, boolean passwords, String provider, String providerLink) {}
