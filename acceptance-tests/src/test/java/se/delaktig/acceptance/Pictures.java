package se.delaktig.acceptance;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures of the running program. They are taken into {@code target/pictures}; the user guide's
 * are copied from there.
 */
final class Pictures {
  private static final Path FOLDER = Path.of("target", "pictures");

  private Pictures() {}

  /** The part of the page that is in sight. */
  static void take(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }

  /** The whole page. */
  static void takeWhole(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")).setFullPage(true));
  }
}
