package se.delaktig.personregister;

/**
 * A file that is kept sealed; what an event may hold of it.
 *
 * @param id under which the register keeps the content; random
 * @param mediaType what the content is, {@code application/pdf}, as whoever kept it found out
 * @param sha256 SHA-256 of the content as it came, as 64 hex digits
 * @param bytes the content's length
 */
public record SealedFile(String id, String mediaType, String sha256, long bytes) {}
