package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/**
 * A sentence about what has happened. All texts are already in the reader's language.
 *
 * @param icon a symbol's name without {@code i-}
 * @param before the sentence up to its figure
 * @param figure the part that is a link to its events; nothing where there is none
 * @param href where the figure leads
 * @param after the rest of the sentence
 * @param note a second, quieter line
 */
public record Change(
    String icon,
    String before,
    @Nullable String figure,
    @Nullable String href,
    String after,
    @Nullable String note) {
  /** A sentence without a link. */
  public static Change plain(String icon, String sentence, @Nullable String note) {
    return new Change(icon, sentence, null, null, "", note);
  }
}
