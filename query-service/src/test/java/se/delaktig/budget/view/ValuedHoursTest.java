package se.delaktig.budget.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;
import static se.delaktig.project.view.PlanOf2017.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;

/** What each session is worth adds up to what all are worth, to the öre, whatever the rules. */
class ValuedHoursTest {
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");

  @RepeatedTest(40)
  void partsSumToTheWholeAndTheWholeIsWhatTheMeterSays(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    List<CountedEntry> entries = entries(random);
    for (Rounding rounding : Rounding.values()) {
      for (Programme programme :
          List.of(
              programme("anstallda", breakEven(rounding)),
              programme("anstallda", rules(hundred(), rounding)))) {
        ValuedHours valued = ValuedHours.of(programme, entries);
        assertThat(
                valued.parts().stream()
                    .map(ValuedHours.Valued::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
            .isEqualByComparingTo(valued.total());
        assertThat(valued.total())
            .isEqualTo(CertifiedMinutes.valued(programme, entries, CountedEntry::certifiedMinutes));
        assertThat(valued.parts().stream().mapToInt(one -> one.minutes() + one.roundedAway()).sum())
            .isEqualTo(entries.stream().mapToInt(CountedEntry::certifiedMinutes).sum());
      }
    }
  }

  @RepeatedTest(40)
  void theOrderOfArrivalDoesNotMatter(RepetitionInfo seed) {
    Random random = new Random(1000L + seed.getCurrentRepetition());
    List<CountedEntry> entries = entries(random);
    Programme programme = programme("anstallda", breakEven(Rounding.WHOLE_HOURS_PER_MONTH));
    ValuedHours before = ValuedHours.of(programme, entries);
    List<CountedEntry> shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, random);
    assertThat(ValuedHours.of(programme, shuffled)).isEqualTo(before);
  }

  @Test
  void ninetyPercentOfThePlanEarnsWhatTheProjectHasComputed() {
    Programme programme = programme("anstallda", breakEven(Rounding.MINUTES));
    List<CountedEntry> entries = List.of(entry("anna", LocalDate.of(2019, 10, 1), 9, 19_827 * 60));
    assertThat(ValuedHours.of(programme, entries).total()).isEqualTo("4360575.60");
  }

  @Test
  void whatRoundingTakesAwayIsTakenFromTheLast() {
    Programme programme = programme("anstallda", rules(hundred(), Rounding.WHOLE_HOURS_PER_MONTH));
    List<CountedEntry> entries =
        List.of(
            entry("anna", LocalDate.of(2019, 10, 1), 9, 45),
            entry("anna", LocalDate.of(2019, 10, 8), 9, 45));
    assertThat(ValuedHours.of(programme, entries).parts())
        .extracting(ValuedHours.Valued::minutes)
        .containsExactly(45, 15);
    assertThat(ValuedHours.of(programme, entries).parts())
        .extracting(ValuedHours.Valued::amount)
        .containsExactly(new BigDecimal("75.00"), new BigDecimal("25.00"));
  }

  private static HourValue hundred() {
    return new HourValue(HourValue.Kind.AMOUNT, new BigDecimal("100"), null);
  }

  private static List<CountedEntry> entries(Random random) {
    List<CountedEntry> entries = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      entries.add(
          entry(
              "p" + random.nextInt(7),
              LocalDate.of(2019, 1, 1).plusDays(random.nextInt(120)),
              i % 24,
              random.nextInt(150)));
    }
    return entries;
  }

  private static CountedEntry entry(String person, LocalDate day, int hour, int minutes) {
    PersonHours.Entry entry =
        new PersonHours.Entry(
            new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s" + day + "-" + hour),
            null,
            day,
            LocalTime.of(hour, 0),
            minutes,
            Presence.PRESENT,
            minutes,
            false,
            new ActorId("actor-1"),
            null,
            null,
            null);
    PersonHours who =
        new PersonHours(
            new PersonId(person),
            null,
            null,
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            null,
            null);
    return new CountedEntry(who, entry, null, AVESTA, minutes, List.of());
  }
}
