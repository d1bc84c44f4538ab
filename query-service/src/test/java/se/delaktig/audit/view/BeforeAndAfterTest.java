package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.delaktig.access.event.Scope;
import se.delaktig.audit.view.Changed.Difference;
import se.delaktig.audit.view.Standing.Alone;
import se.delaktig.audit.view.Standing.Now;
import se.delaktig.audit.view.Standing.Over;
import se.delaktig.audit.view.Standing.Partly;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.BudgetDecided.Line;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.kernel.event.Id;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.WorkplaceChanged;
import se.delaktig.project.event.ProjectId;

/** What the trail tells of how things stood before an event, and how they stand after it. */
class BeforeAndAfterTest {
  private static final PersonId ANNA = new PersonId("anna");
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final OrganisationId ORSA = new OrganisationId("orsa-kommun");
  private static final LocalDate SEPTEMBER = LocalDate.of(2018, 9, 1);
  private static final LocalDate MARCH = LocalDate.of(2019, 3, 31);

  private final Things things = new Things();

  /**
   * Of every event: whatever it says of how a thing stands is told when it is said otherwise, and
   * whatever it leaves apart is one of its values. Those that tell nothing say why.
   */
  @TestFactory
  Stream<DynamicTest> whateverAnEventSaysOtherwiseIsTold() {
    return GoldenEvents.all().stream()
        .map(event ->
            DynamicTest.dynamicTest(
                event.getClass().getSimpleName(),
                () -> {
                  switch (Standing.of(event)) {
                    case Now now -> tellsAll(event, now.apart());
                    case Partly partly -> tellsAll(event, partly.apart());
                    case Over over -> assertThat(over.thing()).isIn(thingsThatBegin());
                    case Alone alone -> assertThat(alone.why()).isNotNull();
                  }
                }));
  }

  /**
   * Values that are no part of how a thing stands: why it was changed and which time that was, who
   * asked, what is said of a thing once, and ids of sealed texts.
   */
  private static final Set<String> NOT_TOLD =
      Set.of(
          "reason",
          "revision",
          "scan",
          "removed",
          "by",
          "sex",
          "ageGroup",
          "number",
          "project",
          "ref",
          "note",
          "supplier",
          "evidence");

  private static void tellsAll(ProgrammeEvent event, Set<String> apart) {
    assertThat(names(event)).containsAll(apart);
    for (Altered other : Altered.of(event, name -> apart.contains(name))) {
      String name = other.path().split("\\.")[0];
      assertThat(NOT_TOLD.contains(name) || isOfAnother(event, (ProgrammeEvent) other.record()))
          .as(name + " says which thing it is, or is not told")
          .isTrue();
    }
    List<Altered> otherwise = Altered.of(event, name -> !apart.contains(name));
    assertThat(otherwise).isNotEmpty();
    for (Altered other : otherwise) {
      assertThat(Changed.by((ProgrammeEvent) other.record(), List.of(event)).differences())
          .as(other.path())
          .isNotEmpty();
    }
    assertThat(Particulars.of(event, apart).values())
        .as("told in single values")
        .noneMatch(BeforeAndAfterTest::hasParts);
  }

  private static boolean isOfAnother(ProgrammeEvent event, ProgrammeEvent other) {
    // who somebody is found to be stands in the session as well
    return event instanceof AttendeeIdentified || !thing(event).equals(thing(other));
  }

  private static String thing(ProgrammeEvent event) {
    return switch (Standing.of(event)) {
      case Now now -> now.thing();
      case Partly partly -> partly.thing();
      case Over over -> over.thing();
      case Alone alone -> throw new IllegalStateException(event.toString());
    };
  }

  private static boolean hasParts(Object value) {
    return switch (value) {
      case Id id -> false;
      case Scope scope -> false;
      case Stated<?> stated -> hasParts(Objects.requireNonNull(stated.value()));
      case Collection<?> several -> several.stream().anyMatch(BeforeAndAfterTest::hasParts);
      default -> value instanceof Record;
    };
  }

  private static List<String> names(ProgrammeEvent event) {
    return Arrays.stream(event.getClass().getRecordComponents())
        .map(component -> component.getName())
        .toList();
  }

  /** The things that golden events of their kind say how they stand. */
  private static List<String> thingsThatBegin() {
    return GoldenEvents.all().stream()
        .map(Standing::of)
        .flatMap(one -> one instanceof Now now ? Stream.of(now.thing()) : Stream.of())
        .toList();
  }

  @Test
  void aCorrectedCostShowsWhichOneItStandsInTheSteadOf() {
    CostId wrong = new CostId("v17_1");
    things.before(List.of(cost(wrong, CostCategory.TRAVEL, "950.00")));
    ProgrammeEvent reversed = new CostReversed(wrong, CostReversed.Reason.WRONG_CATEGORY);
    ProgrammeEvent right = cost(new CostId("v17_2"), CostCategory.EXTERNAL_SERVICES, "950.00");
    List<List<ProgrammeEvent>> before = things.before(List.of(reversed, right));

    Changed takenBack = Changed.by(reversed, before.getFirst());
    assertThat(takenBack.over()).isTrue();
    assertThat(takenBack.differences())
        .contains(
            new Difference(
                new Particular(List.of("amount"), List.of()), new BigDecimal("950.00"), null));
    assertThat(Changed.by(right, before.getLast()).differences())
        .containsExactly(
            new Difference(
                new Particular(List.of("category"), List.of()),
                CostCategory.TRAVEL,
                CostCategory.EXTERNAL_SERVICES));
  }

  @Test
  void aCostThatIsRecordedAfterAnotherWasTakenBackStandsInNobodysStead() {
    CostId wrong = new CostId("v17_1");
    things.before(List.of(cost(wrong, CostCategory.TRAVEL, "950.00")));
    things.before(List.of(new CostReversed(wrong, CostReversed.Reason.RECORDED_TWICE)));
    assertThat(things.before(List.of(cost(wrong, CostCategory.TRAVEL, "1200.00"))))
        .containsExactly(List.of());
  }

  @Test
  void aNewBudgetIsLaidAgainstTheFormerLineByLine() {
    ProgrammeEvent former = budget(line(CostCategory.STAFF, "100"), line(CostCategory.TRAVEL, "5"));
    ProgrammeEvent next =
        budget(line(CostCategory.STAFF, "90"), line(CostCategory.EXTERNAL_SERVICES, "15"));
    assertThat(Changed.by(next, List.of(former)).differences())
        .containsExactly(
            new Difference(amount(CostCategory.STAFF), kronor("100"), kronor("90")),
            new Difference(amount(CostCategory.TRAVEL), kronor("5"), null),
            new Difference(amount(CostCategory.EXTERNAL_SERVICES), null, kronor("15")));
  }

  @Test
  void anotherWorkplaceShowsWhichOneItWasAtThatEmployerAlone() {
    things.before(List.of(new EmploymentAdded(ANNA, at(AVESTA, "gladan"))));
    assertThat(things.before(List.of(new EmploymentAdded(ANNA, at(ORSA, "skolan")))))
        .as("an employer more")
        .containsExactly(List.of());
    ProgrammeEvent moved = new WorkplaceChanged(ANNA, at(AVESTA, "lyktan"));
    assertThat(Changed.by(moved, things.before(List.of(moved)).getFirst()).differences())
        .containsExactly(
            new Difference(
                new Particular(List.of("employment", "workplace"), List.of()),
                new WorkplaceId("gladan"),
                new WorkplaceId("lyktan")));
  }

  @Test
  void whoIsEmployedAgainIsSeenToHaveLeft() {
    ProgrammeEvent left = new EmploymentEnded(ANNA, AVESTA, MARCH);
    List<ProgrammeEvent> events = new ArrayList<>();
    events.add(new EmploymentAdded(ANNA, at(AVESTA, "gladan")));
    things.before(events);
    Particular lastDay = new Particular(List.of("lastDay"), List.of());
    assertThat(Changed.by(left, things.before(List.of(left)).getFirst()).differences())
        .as("where the person worked stands as it did")
        .containsExactly(new Difference(lastDay, null, MARCH));
    ProgrammeEvent back = new EmploymentAdded(ANNA, at(AVESTA, "gladan"));
    assertThat(Changed.by(back, things.before(List.of(back)).getFirst()).differences())
        .containsExactly(new Difference(lastDay, MARCH, null));
  }

  private static Particular amount(CostCategory category) {
    return new Particular(List.of("lines", "amount"), List.of(SubBudget.IMPLEMENTATION, category));
  }

  private static Stated<BigDecimal> kronor(String amount) {
    return Stated.stated(new BigDecimal(amount));
  }

  private static Line line(CostCategory category, String amount) {
    return new Line(SubBudget.IMPLEMENTATION, category, kronor(amount));
  }

  private static ProgrammeEvent budget(Line... lines) {
    return new BudgetDecided(new ProjectId("2017-00434"), "Beslut", List.of(lines));
  }

  private static Employment at(OrganisationId organisation, String workplace) {
    return new Employment(organisation, new WorkplaceId(workplace), null, SEPTEMBER);
  }

  private static CostRecorded cost(CostId id, CostCategory category, String amount) {
    return new CostRecorded(
        id,
        AVESTA,
        SubBudget.IMPLEMENTATION,
        category,
        MARCH,
        new BigDecimal(amount),
        "A 17",
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
