package se.delaktig.audit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import se.delaktig.audit.page.ChangeWords.Change;
import se.delaktig.audit.page.TrailWords.Names;
import se.delaktig.audit.view.Altered;
import se.delaktig.audit.view.GoldenEvents;
import se.delaktig.audit.view.Standing;
import se.delaktig.audit.view.Standing.Alone;
import se.delaktig.audit.view.Standing.Now;
import se.delaktig.audit.view.Standing.Over;
import se.delaktig.audit.view.Standing.Partly;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.BudgetDecided.Line;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.Presence;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.ProgramTexts;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;

/** What was changed, as the trail's pages and files say it. */
class ChangeWordsTest {
  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final ProjectId PROJECT = new ProjectId("2017-00434");

  /** A code of the program that has no word. */
  private static final Pattern CODE = Pattern.compile("[A-Z]{4,}|[A-Z]+_[A-Z]");

  private final Words words;
  private final ChangeWords changes;
  private final Map<String, Integer> actors = new HashMap<>();
  private final Names names =
      new Names(Places.none(), id -> actors.computeIfAbsent(id, one -> actors.size() + 1));

  ChangeWordsTest() throws IOException {
    ProgramTexts texts = new ProgramTexts();
    words = texts.words();
    changes = new ChangeWords(new TrailWords(words, texts.fmt()), words, texts.fmt());
    LocaleContextHolder.setLocale(SWEDISH);
  }

  @AfterEach
  void forget() {
    LocaleContextHolder.resetLocaleContext();
  }

  @TestFactory
  Stream<DynamicTest> whateverChangesIsSaidInBothLanguages() {
    return Stream.of(SWEDISH, Locale.ENGLISH)
        .flatMap(language ->
            GoldenEvents.all().stream()
                .map(event ->
                    DynamicTest.dynamicTest(
                        event.getClass().getSimpleName() + " " + language,
                        () -> {
                          LocaleContextHolder.setLocale(language);
                          saysWhatChanged(event);
                        })));
  }

  private void saysWhatChanged(ProgrammeEvent event) {
    switch (Standing.of(event)) {
      case Now now -> saysAll(event, now.apart());
      case Partly partly -> saysAll(event, partly.apart());
      case Over over ->
          assertThat(change(begun(over), event))
              .get()
              .extracting(Change::after)
              .isEqualTo(words.say("audit.over"));
      case Alone alone -> assertThat(changes.of(entry(event, List.of()), names)).isEmpty();
    }
  }

  private void saysAll(ProgrammeEvent event, Set<String> apart) {
    for (Altered other : Altered.of(event, name -> !apart.contains(name))) {
      Optional<Change> change = change(event, (ProgrammeEvent) other.record());
      assertThat(change).as(other.path()).isPresent();
      assertThat(change.orElseThrow().before()).doesNotContainPattern(CODE);
      assertThat(change.orElseThrow().after())
          .isNotEqualTo(change.orElseThrow().before())
          .doesNotContainPattern(CODE);
    }
  }

  private static ProgrammeEvent begun(Over over) {
    return GoldenEvents.all().stream()
        .filter(one -> Standing.of(one) instanceof Now now && now.thing().equals(over.thing()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNewVersionOfTheRulesSaysWhichFiguresAreOthers() {
    assertThat(
            change(
                new RuleSetDecided(PROJECT, PlanOf2017.breakEven(Rounding.MINUTES)),
                new RuleSetDecided(PROJECT, PlanOf2017.breakEven(Rounding.WHOLE_HOURS_PER_DAY))))
        .contains(
            new Change(
                "avrundning: minuter som de är",
                "avrundning: hela timmar nedåt per person och dag"));
  }

  @Test
  void aLineOfTheBudgetIsNamedByWhatItIsFor() {
    assertThat(change(budget("1200000"), budget("1150000.50")))
        .contains(
            new Change(
                "belopp (genomförande, personal): 1\u00a0200\u00a0000,00",
                "belopp (genomförande, personal): 1\u00a0150\u00a0000,50"));
  }

  @Test
  void whatChangedAlikeForSeveralIsSaidOnce() {
    assertThat(change(lecture(5, 60), lecture(5, 45)))
        .contains(
            new Change(
                "minuter: 60\u00a0min; deltagare, minuter (person p1; person p2; person p3; 2"
                    + " till): 60\u00a0min",
                "minuter: 45\u00a0min; deltagare, minuter (person p1; person p2; person p3; 2"
                    + " till): 45\u00a0min"));
  }

  private static ProgrammeEvent lecture(int people, int minutes) {
    return new TrainingSessionHeld(
        new TrainingSessionId("t1"),
        TrainingKind.LECTURE,
        "Normer",
        LocalDate.of(2019, 10, 14),
        LocalTime.of(13, 0),
        minutes,
        IntStream.rangeClosed(1, people)
            .mapToObj(one -> new Attendance(new PersonId("p" + one), Presence.PRESENT, minutes))
            .toList(),
        List.of());
  }

  private static ProgrammeEvent budget(String staff) {
    return new BudgetDecided(
        PROJECT,
        "Beslut om stöd",
        List.of(
            new Line(
                SubBudget.IMPLEMENTATION,
                CostCategory.STAFF,
                Stated.stated(new BigDecimal(staff)))));
  }

  private Optional<Change> change(ProgrammeEvent before, ProgrammeEvent after) {
    return changes.of(entry(after, List.of(before)), names);
  }

  private static TrailEntry entry(ProgrammeEvent event, List<ProgrammeEvent> before) {
    return new TrailEntry(
        1,
        1,
        "0".repeat(64),
        Instant.parse("2019-11-18T08:41:00Z"),
        null,
        1,
        "actor-1",
        "PROJECT_LEADER",
        "command",
        EventVocabulary.stored(event.getClass()).value(),
        EventVocabulary.stored(event.getClass()).revision(),
        event,
        before);
  }
}
