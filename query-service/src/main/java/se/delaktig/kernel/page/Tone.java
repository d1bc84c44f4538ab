package se.delaktig.kernel.page;

/** What a colour means; a word or a mark always says the same, so no colour stands alone. */
public enum Tone {
  NEUTRAL("", "info"),
  /** Of interest, neither good nor bad. */
  INFO("info", "info"),
  /** Done, in step, ahead. */
  GOOD("good", "okring"),
  /** Waiting, soon due, a little behind. */
  SOON("soon", "clock"),
  /** Late, wrong, far behind. */
  LATE("late", "alert");

  private final String css;
  private final String icon;

  Tone(String css, String icon) {
    this.css = css;
    this.icon = icon;
  }

  /** The class that gives the colour. */
  public String css() {
    return css;
  }

  /** The icon that goes with it unless another fits better. */
  public String icon() {
    return icon;
  }

  /**
   * How something stands against what is expected by now: within 2 % neutral, up to 10 % behind
   * soon, further behind late, further ahead good.
   */
  public static Tone against(long actual, long expected) {
    if (expected <= 0) {
      return NEUTRAL;
    }
    var behind = Math.subtractExact(expected, actual);
    if (Math.multiplyExact(Math.abs(behind), 100L) <= Math.multiplyExact(expected, 2L)) {
      return NEUTRAL;
    }
    if (behind < 0) {
      return GOOD;
    }
    return Math.multiplyExact(behind, 10L) <= expected ? SOON : LATE;
  }
}
