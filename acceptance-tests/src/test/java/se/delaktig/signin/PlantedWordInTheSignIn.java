package se.delaktig.signin;

import se.delaktig.access.event.Role;

/**
 * Breaks a rule on purpose: the sign-in says who somebody is, and knows nothing of what they do.
 */
public record PlantedWordInTheSignIn(Role role) {}
