package se.delaktig.personregister;

/**
 * In how many of a project's free texts somebody is told of.
 *
 * @param surely by one of the given names beside one of the family names, by the number or by an
 *     address: these go when the person is erased
 * @param perhaps by the given or the family name alone, which may be anybody's: these stay
 */
public record Mentioned(int surely, int perhaps) {}
