package se.delaktig.kernel.page;

import java.io.IOException;

/** The program's own words, for tests of what is said; in the language of the thread. */
public final class ProgramTexts {
  private final Words words;

  public ProgramTexts() throws IOException {
    words = new Words(new PageTexts().messageSource());
  }

  public Words words() {
    return words;
  }

  public Fmt fmt() {
    return new Fmt(words);
  }
}
