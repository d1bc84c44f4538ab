package se.delaktig.steering.event;

/**
 * Something said in words, which lie sealed outside the log.
 *
 * @param text the sealed text's id
 * @param textHash the text's salted hash
 */
public record Worded(String text, String textHash) {}
