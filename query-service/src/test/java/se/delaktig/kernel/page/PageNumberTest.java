package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"abc", "", " ", "2.5", "99999999999", "½"})
  void whatIsNoNumberAsksForTheFirst(String text) {
    assertThat(PageNumber.of(text).among(7)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "7, 7", "8, 7", "0, 1", "-4, 1", " 2 , 2"})
  void theNearestPageThereIsIsShown(String text, int shown) {
    assertThat(PageNumber.of(text).among(7)).isEqualTo(shown);
  }

  @Test
  void anEmptyListHasOnePage() {
    assertThat(PageNumber.of("4").among(1)).isEqualTo(1);
  }
}
