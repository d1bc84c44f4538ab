package se.delaktig.kernel.page;

/**
 * Which page of a long list is asked for. An address that names none, or no number, asks for the
 * first one.
 *
 * @param asked from 1; any number may be asked for
 */
public record PageNumber(int asked) {
  public static final PageNumber FIRST = new PageNumber(1);

  /** Reads it from an address; Spring MVC finds this by its name. */
  public static PageNumber of(String text) {
    try {
      return new PageNumber(Integer.parseInt(text.strip()));
    } catch (NumberFormatException noNumber) {
      return FIRST;
    }
  }

  /** The page to show among so many, at least one: the nearest to what was asked for. */
  public int among(int pages) {
    return Math.clamp(asked, 1, pages);
  }
}
