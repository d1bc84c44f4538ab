package se.delaktig.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.kernel.event.EventVocabulary;

class TrailTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"texts/audit", "texts/audit_en"})
  void everyEventHasASentence(String bundle) {
    var texts = ResourceBundle.getBundle(bundle, Locale.ROOT).keySet();
    for (var type : new EventVocabulary().types()) {
      assertThat(texts).contains("audit.event." + EventVocabulary.stored(type).value());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"texts/audit", "texts/audit_en"})
  void everyWordThatEventsBelongToHasAName(String bundle) {
    var texts = ResourceBundle.getBundle(bundle, Locale.ROOT).keySet();
    for (var type : new EventVocabulary().types()) {
      assertThat(texts).contains("audit.word." + TrailEntry.wordOf(type));
    }
  }
}
