package se.delaktig.acceptance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What keeps people from using a page: what axe-core finds, a heading too many or too few, and a
 * page that must be pushed sideways on a phone.
 */
final class Axe {
  private static final int[] WIDTHS = {1280, 360};
  private static final int HEIGHT = 800;

  private static final String SCRIPT = script();

  private static final String VIOLATIONS =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations
          .map(rule => rule.id + ' ' + rule.nodes[0].html.slice(0, 200))
      """;

  /** Labels of a narrow table's cells over which the cell's own text lies. */
  private static final String COVERED =
      """
      () => [...document.querySelectorAll('.dl-stack td[data-label]')]
        .filter(cell => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          const said = text.getBoundingClientRect();
          const label = getComputedStyle(cell, '::before');
          const box = cell.getBoundingClientRect();
          return said.width > 0
            && said.left < box.left + parseFloat(label.width) - 1
            && said.top < box.top + parseFloat(label.height) - 2;
        })
        .map(cell => cell.dataset.label)
      """;

  private Axe() {}

  /** Looks at the page that is open, as wide as a desk's screen and as narrow as a phone's. */
  static List<String> faults(Page page, String where) {
    List<String> faults = shape(page, where);
    page.evaluate(SCRIPT);
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      ((List<?>) page.evaluate(VIOLATIONS))
          .forEach(violation -> faults.add(where + " at " + width + ": " + violation));
    }
    return faults;
  }

  /** The same without axe. */
  static List<String> shape(Page page, String where) {
    List<String> faults = new ArrayList<>();
    int headings = page.locator("h1").count();
    if (headings != 1) {
      faults.add(where + ": " + headings + " h1");
    }
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      if ((Boolean)
          page.evaluate(
              "document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
        faults.add(where + " at " + width + ": scrolls sideways");
      }
      ((List<?>) page.evaluate(COVERED))
          .forEach(label -> faults.add(where + " at " + width + ": text over " + label));
    }
    return faults;
  }

  private static String script() {
    try (InputStream source = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
