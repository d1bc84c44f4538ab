package se.delaktig.dialogue.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.page.Words;

/** Where a material lies is for people to write; what a browser would run of it is no link. */
class MaterialPageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JavaScript:alert(1)//https://example.org",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "https:example.org",
        "pärmen i kopieringsrummet"
      })
  void whatLeadsNowhereSafeIsNoLink(String place) {
    assertThat(shown(place).address()).isNull();
    assertThat(shown(place).place()).as("it can still be read").isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/a?b=c#d", "http://intranet.example/dialog"})
  void anAddressOnTheWebIsOne(String place) {
    assertThat(shown(place).address()).isEqualTo(place);
  }

  @Test
  void aFileIsFetchedFromTheLibrary() {
    MaterialAdded.Kept file =
        new MaterialAdded.Kept(new FileId("f"), "application/pdf", "abcd", 48_210);
    MaterialPage.Shown shown =
        MaterialPage.Shown.of(
            new MaterialAdded(new MaterialId("m-1"), "Material", null, 1, List.of(), file),
            "/material",
            mock(Words.class));
    assertThat(shown.address()).isEqualTo("/material/m-1/fil");
  }

  private static MaterialPage.Shown shown(String place) {
    return MaterialPage.Shown.of(
        new MaterialAdded(new MaterialId("m-1"), "Material", place, 1, List.of()),
        "/material",
        mock(Words.class));
  }
}
