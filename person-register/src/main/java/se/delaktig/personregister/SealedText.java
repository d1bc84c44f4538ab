package se.delaktig.personregister;

/**
 * What an event may hold of a free text.
 *
 * @param id under which the register keeps the text; random
 * @param saltedHash SHA-256 over a random salt and the text, as 64 hex digits. The salt lies sealed
 *     with the text, so that once it is erased the text cannot be guessed from the hash
 */
public record SealedText(String id, String saltedHash) {}
