package se.delaktig.signin.account;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.signin.account.PasswordRules.Weakness.COMMON;
import static se.delaktig.signin.account.PasswordRules.Weakness.LEAKED;
import static se.delaktig.signin.account.PasswordRules.Weakness.LIKE_USERNAME;
import static se.delaktig.signin.account.PasswordRules.Weakness.LISTED_WORDS;
import static se.delaktig.signin.account.PasswordRules.Weakness.REPEATED;
import static se.delaktig.signin.account.PasswordRules.Weakness.TOO_LONG;
import static se.delaktig.signin.account.PasswordRules.Weakness.TOO_SHORT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @ValueSource(
      strings = {"tre glada grankottar", "aaaabbbbcccc", "ååååäääööö12", "lo är nog rätt bra"})
  void lengthIsEnough(String password) {
    assertThat(rules.weakness(password, "lo")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delaktig2026!",
        "Sommaren 2026",
        "projekt-delaktig",
        "Lösenordet, våren 2027",
        "1234 välkommen"
      })
  void listedWordsAndFiguresAreNotEnough(String password) {
    assertThat(rules.weakness(password, "lo")).contains(LISTED_WORDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sommarens tre katter", "837465019283", "dialog med grankottar"})
  void listedWordsMayStandBesideOthers(String password) {
    assertThat(rules.weakness(password, "lo")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sonyericsson",
        "SonyEricsson",
        " leavemealone ",
        "zxcasdqwe123",
        "PolniyPizdec0211"
      })
  void thoseThatAreKnownFromLeaksAreNot(String password) {
    assertThat(rules.weakness(password, "lo")).contains(LEAKED);
  }

  @Test
  void thoseThatAreKnownFromLeaksAreFarMoreThanThreeThousand() {
    assertThat(LeakedPasswords.broughtAlong().size()).isGreaterThan(40_000);
  }

  @Test
  void anotherKeyboardsSpellingOfALeakedOneIsNoOther() {
    assertThat(rules.weakness("ｓｏｎｙｅｒｉｃｓｓｏｎ", "lo")).contains(LEAKED);
  }

  @Test
  void shortLongCommonRepeatedAndNameLikeOnesAreNot() {
    assertThat(rules.weakness("elva tecken", "lo")).contains(TOO_SHORT);
    assertThat(rules.weakness("🌲🌲🌲🌲🌲🌲", "lo")).contains(TOO_SHORT);
    assertThat(rules.weakness("x".repeat(100) + "y".repeat(200), "lo")).contains(TOO_LONG);
    assertThat(rules.weakness("Lösenord1234", "lo")).contains(COMMON);
    assertThat(rules.weakness("aaaaaaaaaaaaa", "lo")).contains(REPEATED);
    assertThat(rules.weakness("abcabcabcabcab", "lo")).contains(REPEATED);
    assertThat(rules.weakness("Projektledare12", "projektledare")).contains(LIKE_USERNAME);
  }
}
