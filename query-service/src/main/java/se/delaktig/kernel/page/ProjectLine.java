package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What every page says of its project.
 *
 * @param id as in addresses: {@code 2017-00434}
 * @param number as people write it: {@code 2017/00434}
 * @param owner the project owner's name, where it is known
 * @param invented whether people and figures are made up, which then stands on every page, export
 *     and print
 * @param rules the newest version of its rules; 0 where it has none
 */
public record ProjectLine(
    String id, String number, String name, @Nullable String owner, boolean invented, int rules) {

  /**
   * Tells the frame which project a page is about whose address does not say, such as a personal
   * link's.
   */
  public void isOf(HttpServletRequest request) {
    request.setAttribute(ProjectLine.class.getName(), this);
  }

  static @Nullable ProjectLine told(HttpServletRequest request) {
    return request.getAttribute(ProjectLine.class.getName()) instanceof ProjectLine line
        ? line
        : null;
  }
}
