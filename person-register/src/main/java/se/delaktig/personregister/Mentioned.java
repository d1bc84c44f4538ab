package se.delaktig.personregister;

/**
 * In how many of a project's free texts somebody is told of.
 *
 * @param surely by the whole name, the number or an address: these go when the person is erased
 * @param perhaps by the given or the family name alone, which may be anybody's: these stay
 */
public record Mentioned(int surely, int perhaps) {}
