package se.delaktig.personregister;

/**
 * What an erasure has destroyed.
 *
 * @param details whether there were details
 * @param texts how many free texts went: those about the person, and those that named the person
 * @param files how many kept files went that were known to name the person
 */
public record Erasure(boolean details, int texts, int files) {}
