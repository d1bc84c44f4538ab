package se.delaktig.kernel.page;

/**
 * What a visitor comes for most often, one tap from the start page.
 *
 * @param text verb and object, in the reader's language
 * @param href where it leads
 */
public record Shortcut(String text, String href) {}
