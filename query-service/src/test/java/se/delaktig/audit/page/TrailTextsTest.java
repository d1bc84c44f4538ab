package se.delaktig.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import se.delaktig.access.event.ActorId;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.page.ProgramTexts;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.UnmaskingId;

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

  /** By a stable number among those of all others it would be told who it is that is protected. */
  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void thatAnIdentityIsProtectedIsToldAndNotWhose(String language) throws IOException {
    LocaleContextHolder.setLocale(Locale.of(language));
    ProgramTexts texts = new ProgramTexts();
    TrailWords said = new TrailWords(texts.words(), texts.fmt());
    MaskId whom = new MaskId("k3f9a01b2c4d5e6f7a8b9");
    for (MaskEvent event :
        List.of(
            new IdentityProtected(whom),
            new IdentityUnprotected(whom, IdentityUnprotected.Reason.PROTECTION_ENDED),
            new IdentityUnmasked(
                whom,
                new UnmaskingId("u1"),
                new ActorId("ylva"),
                Instant.EPOCH,
                "sealed-reason",
                "hash"))) {
      String stored = EventVocabulary.stored(event.getClass()).value();
      TrailEntry entry =
          new TrailEntry(
              1,
              1,
              "0".repeat(64),
              Instant.EPOCH,
              null,
              1,
              "david",
              "DATA_PROTECTION_OFFICER",
              "command",
              stored,
              1,
              event,
              List.of());
      assertThat(said.sentence(entry, new TrailWords.Names(Places.none(), id -> 7)))
          .containsIgnoringCase(language.equals("sv") ? "identitet" : "identity")
          .doesNotContain("k3f9")
          .doesNotContain("{");
    }
  }

  @AfterEach
  void forget() {
    LocaleContextHolder.resetLocaleContext();
  }
}
