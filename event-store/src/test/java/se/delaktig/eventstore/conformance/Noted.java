package se.delaktig.eventstore.conformance;

/** The one event that the conformance suite writes. */
record Noted(String writer, long number) {}
