package se.delaktig.goals.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.delaktig.goals.page.TheoryPicture.Box;
import se.delaktig.goals.page.TheoryPicture.Heading;
import se.delaktig.goals.page.TheoryPicture.Step;
import se.delaktig.goals.page.TheoryPicture.Text;

/** The picture holds every word of the table, inside its boxes, and every way. */
class TheoryPictureTest {
  private static final String LONG =
      "3. Chefer och representanter från varje arbetsplats kan leda samtal där skilda åsikter får"
          + " plats";

  private final TheoryPicture picture =
      TheoryPicture.of(
          List.of(
              new Step("1", "Aktiviteter", "1. Utbildning", "Timmar: 840", List.of("3")),
              new Step("2", "Aktiviteter", "2. Dialog", "Timmar: 120", List.of("3", "4")),
              new Step("3", "Resultat", LONG, "Klara: 12 av 60", List.of("4")),
              new Step("4", "Mål", "4. Fler kommer i arbete", "G3: Inte mätt än", List.of())));

  @Test
  void eachLevelIsNamedOnceAboveItsSteps() {
    assertThat(picture.headings())
        .extracting(Heading::text)
        .containsExactly("Aktiviteter", "Resultat", "Mål");
    assertThat(picture.boxes()).hasSize(4);
  }

  @Test
  void everyWordStandsInsideItsBox() {
    for (Box box : picture.boxes()) {
      assertThat(box.x() + box.width()).isLessThan(TheoryPicture.WIDTH);
      assertThat(box.y() + box.height()).isLessThanOrEqualTo(picture.height());
      assertThat(box.lines())
          .allSatisfy(line -> {
            assertThat(line.y()).isBetween(box.y(), box.y() + box.height());
            assertThat(line.x() + line.text().length() * (line.strong() ? 8.5 : 6.9))
                .isLessThanOrEqualTo(box.x() + box.width());
          });
    }
    assertThat(words(picture.boxes().get(2))).isEqualTo(LONG + " Klara: 12 av 60");
  }

  @Test
  void noBoxLiesOverAnother() {
    for (int i = 1; i < picture.boxes().size(); i++) {
      Box above = picture.boxes().get(i - 1);
      assertThat(picture.boxes().get(i).y()).isGreaterThan(above.y() + above.height());
    }
  }

  @Test
  void aLineLeadsFromEachStepToEachThatItLeadsTo() {
    assertThat(picture.ways()).hasSize(4).doesNotHaveDuplicates();
    assertThat(picture.ways())
        .allSatisfy(way -> assertThat(way.path()).matches("M64 \\d+H\\d+V\\d+H58"));
  }

  private static String words(Box box) {
    return box.lines().stream().map(Text::text).collect(Collectors.joining(" "));
  }
}
