package se.delaktig.personregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.delaktig.participants.event.Sex;
import se.delaktig.personregister.InvalidPersonalNumberException.Fault;

/**
 * All numbers here are the Swedish Tax Agency's published test numbers, or made wrong from them.
 */
class PersonalNumberTest {
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "199003152395",
        "19900315-2395",
        "19900315+2395",
        "9003152395",
        "900315-2395",
        " 900315-2395 ",
        "19 900315 2395",
        "900315–2395",
        "900315\u00a02395"
      })
  void every_way_of_writing_a_number_gives_the_same_number(String written) {
    PersonalNumber number = PersonalNumber.parse(written, TODAY);

    assertThat(number.digits()).isEqualTo("199003152395");
    assertThat(number.formatted()).isEqualTo("19900315-2395");
    assertThat(number).isEqualTo(PersonalNumber.parse("199003152395", TODAY));
    assertThat(number).hasSameHashCodeAs(PersonalNumber.parse("199003152395", TODAY));
  }

  @ParameterizedTest
  @CsvSource({
    // a hyphen or nothing: the latest century that has begun on that day
    "900315-2395, 2019-11-18, 199003152395",
    "151079-2383, 2015-10-18, 191510792383",
    "151079-2383, 2015-10-19, 201510792383",
    "1510792383,  2015-10-19, 201510792383",
    "151079-2383, 2019-11-18, 201510792383",
    // a plus: a hundred years old that year or more
    "151079+2383, 2015-01-01, 191510792383",
    "151079+2383, 2019-11-18, 191510792383",
    "101227+9806, 2019-11-18, 191012279806",
    // a co-ordination number's day is written 60 too high, so the day may be missing
    "150072-2390, 2019-11-18, NO_BIRTH_DATE",
  })
  void ten_digits_take_their_century_from_the_day(String written, LocalDate day, String expected) {
    String found;
    try {
      found = PersonalNumber.parse(written, day).digits();
    } catch (InvalidPersonalNumberException e) {
      found = e.fault().name();
    }
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "19900315239,      LENGTH, personal-number-length",
    "1990031523955,    LENGTH, personal-number-length",
    "90031,            LENGTH, personal-number-length",
    "'',               LENGTH, personal-number-length",
    "19900315-239X,    CHARACTERS, personal-number-characters",
    "1990-03152395,    CHARACTERS, personal-number-characters",
    "900315--2395,     CHARACTERS, personal-number-characters",
    "１99003152395,     CHARACTERS, personal-number-characters",
    "199003152396,     CHECK_DIGIT, personal-number-check-digit",
    "199003512395,     NO_SUCH_DATE, personal-number-no-such-date",
    "199013152395,     NO_SUCH_DATE, personal-number-no-such-date",
    "199000152395,     NO_SUCH_DATE, personal-number-no-such-date",
    "001503152395,     NO_SUCH_DATE, personal-number-no-such-date",
    "198000602394,     NO_BIRTH_DATE, personal-number-no-birth-date",
    "191500722390,     NO_BIRTH_DATE, personal-number-no-birth-date",
    "202312312388,     IN_THE_FUTURE, personal-number-in-the-future",
  })
  void each_fault_has_its_own_code(String written, Fault fault, String code) {
    InvalidPersonalNumberException refused =
        catchThrowableOfType(
            InvalidPersonalNumberException.class, () -> PersonalNumber.parse(written, TODAY));

    assertThat(refused.fault()).isEqualTo(fault);
    assertThat(refused.code()).isEqualTo(code);
    if (!written.isEmpty()) {
      assertThat(refused.toString()).doesNotContain(written);
    }
  }

  @Test
  void a_number_tells_sex_day_of_birth_and_age() {
    PersonalNumber woman = PersonalNumber.parse("199012042389", TODAY);
    PersonalNumber man = PersonalNumber.parse("199003152395", TODAY);

    assertThat(woman.sex()).isEqualTo(Sex.WOMAN);
    assertThat(man.sex()).isEqualTo(Sex.MAN);
    assertThat(woman.birthDate()).isEqualTo(LocalDate.of(1990, 12, 4));
    assertThat(woman.ageOn(LocalDate.of(2019, 12, 3))).isEqualTo(28);
    assertThat(woman.ageOn(LocalDate.of(2019, 12, 4))).isEqualTo(29);
    assertThat(woman.isCoordinationNumber()).isFalse();
  }

  @Test
  void a_coordination_number_tells_the_true_day_of_birth() {
    PersonalNumber number = PersonalNumber.parse("198001662397", TODAY);

    assertThat(number.isCoordinationNumber()).isTrue();
    assertThat(number.birthDate()).isEqualTo(LocalDate.of(1980, 1, 6));
    assertThat(number.sex()).isEqualTo(Sex.MAN);
  }

  @Test
  void who_has_no_number_has_a_day_of_birth_and_a_sex() {
    PersonalNumber none = PersonalNumber.substitute(LocalDate.of(1990, 1, 15), Sex.WOMAN);

    assertThat(none.isSubstitute()).isTrue();
    assertThat(none.birthDate()).isEqualTo(LocalDate.of(1990, 1, 15));
    assertThat(none.sex()).isEqualTo(Sex.WOMAN);
    assertThat(none.formatted()).isEqualTo("1990-01-15");
    assertThat(PersonalNumber.substitute(LocalDate.of(1990, 1, 15), Sex.MAN)).isNotEqualTo(none);
    assertThat(none).hasToString("********-****");
    assertThat(PersonalNumber.parse("199003152395", TODAY).isSubstitute()).isFalse();
  }

  @Test
  void a_number_and_details_never_print_themselves() {
    PersonalNumber number = PersonalNumber.parse("199003152395", TODAY);
    PersonDetails details =
        new PersonDetails("Kanarie", "Fågelsson", number, "k@example.org", "070-1740605", true);

    assertThat(number).hasToString("********-****");
    assertThat("" + details)
        .doesNotContain("Kanarie", "Fågelsson", "1990", "2395", "example", "070");
  }

  @Test
  void every_published_test_number_is_a_number() {
    assertThat(TestNumbers.ALL).hasSize(2_684).doesNotHaveDuplicates();
  }
}
