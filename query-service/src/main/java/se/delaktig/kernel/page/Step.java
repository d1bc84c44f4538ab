package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/**
 * A step in what happens next.
 *
 * @param link a link's text after the sentence, with {@code href}
 */
public record Step(String text, boolean done, @Nullable String link, @Nullable String href) {
  public static Step done(String text) {
    return new Step(text, true, null, null);
  }

  public static Step next(String text) {
    return new Step(text, false, null, null);
  }
}
