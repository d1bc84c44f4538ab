package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/**
 * How something stands, in a few words with a mark.
 *
 * @param text already in the reader's language
 * @param icon a symbol's name without {@code i-}; nothing shows none
 */
public record State(Tone tone, String text, @Nullable String icon) {
  /** With the tone's own mark. */
  public static State of(Tone tone, String text) {
    return new State(tone, text, tone == Tone.NEUTRAL ? null : tone.icon());
  }

  /** How far ahead or behind: an arrow where it matters, nothing where it is in step. */
  public static State ahead(Tone tone, String text) {
    return new State(
        tone,
        text,
        switch (tone) {
          case SOON, LATE -> "down";
          case GOOD -> "up";
          case NEUTRAL, INFO -> null;
        });
  }
}
