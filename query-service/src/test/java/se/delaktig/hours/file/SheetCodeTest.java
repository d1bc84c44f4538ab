package se.delaktig.hours.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** A printed code is found again on a scan, and tells nothing by itself. */
class SheetCodeTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final YearMonth OCTOBER = YearMonth.of(2019, 10);
  private static final SheetCode CODE = SheetCode.of(PROJECT, new PersonId("ali"), GLADAN, OCTOBER);

  @Test
  void itIsTheSameForTheSameSheetAndAnotherForEveryOther() {
    assertThat(SheetCode.of(PROJECT, new PersonId("ali"), GLADAN, OCTOBER)).isEqualTo(CODE);
    assertThat(SheetCode.of(PROJECT, new PersonId("eva"), GLADAN, OCTOBER)).isNotEqualTo(CODE);
    assertThat(SheetCode.of(PROJECT, new PersonId("ali"), GLADAN, OCTOBER.plusMonths(1)))
        .isNotEqualTo(CODE);
    assertThat(SheetCode.of(PROJECT, new PersonId("ali"), new WorkplaceId("ran"), OCTOBER))
        .isNotEqualTo(CODE);
    assertThat(SheetCode.of(new ProjectId("2099-00001"), new PersonId("ali"), GLADAN, OCTOBER))
        .isNotEqualTo(CODE);
    assertThat(CODE.value())
        .matches("NR1:[0-9A-Z]{25}")
        .doesNotContainIgnoringCase("ali", "gladan");
  }

  /** As it stands on a sheet of A4 with 150 points an inch: 28 mm are 165 points. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0, 6", "2, 6", "90, 6", "180, 12", "183, 6"})
  void itIsFoundHoweverTheSheetLayAndThroughTheScannersNoise(int degrees, int noise) {
    assertThat(SheetCode.on(scan(CODE, degrees, noise))).contains(CODE);
  }

  @Test
  void aSheetWithoutACodeOrWithAnothersIsNobodys() {
    BufferedImage empty = new BufferedImage(1_240, 1_754, BufferedImage.TYPE_BYTE_GRAY);
    assertThat(SheetCode.on(empty)).isEmpty();
    assertThat(SheetCode.on(scan(new SheetCode("HTTPS://EXAMPLE.ORG"), 0, 0))).isEmpty();
  }

  private static BufferedImage scan(SheetCode code, int degrees, int noise) {
    BufferedImage page = new BufferedImage(1_754, 1_754, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = page.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, page.getWidth(), page.getHeight());
    pen.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
    pen.translate(900, 200);
    double unit = 165.0 / code.side();
    pen.scale(unit, unit);
    pen.setColor(Color.BLACK);
    for (String square : code.path().split("h1v1h-1z")) {
      String[] at = square.substring(1).split(" ");
      pen.fillRect(Integer.parseInt(at[0]), Integer.parseInt(at[1]), 1, 1);
    }
    pen.dispose();
    Random random = new Random(7);
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        int grey = page.getRaster().getSample(x, y, 0) + (int) (random.nextGaussian() * noise);
        page.getRaster().setSample(x, y, 0, Math.clamp(grey, 0, 255));
      }
    }
    return page;
  }
}
