package se.delaktig.signin.program;

/** A program is none any more; whatever it was given ends with it. */
public record ProgramWithdrawn(String id) {}
