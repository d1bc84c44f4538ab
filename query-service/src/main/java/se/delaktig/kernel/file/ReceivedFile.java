package se.delaktig.kernel.file;

/**
 * A file that may be kept.
 *
 * @param mediaType what it is, as its content tells and not its name: {@code application/pdf},
 *     {@code image/jpeg} or {@code image/png}
 */
public record ReceivedFile(String mediaType, byte[] content) {}
