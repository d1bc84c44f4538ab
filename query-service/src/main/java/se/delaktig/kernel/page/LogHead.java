package se.delaktig.kernel.page;

/**
 * How far the project's log had come when a page was made.
 *
 * @param position the number of the last record of the project: what one command wrote, one event
 *     or several
 * @param hash its fingerprint in hexadecimal, 64 digits
 */
public record LogHead(long position, String hash) {}
