package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.view.Sight;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;

/** Whom a right to one workplace reaches, where somebody has two records. */
class PeopleInSightTest {
  private static final LocalDate JOINED = LocalDate.of(2018, 9, 1);
  private static final PersonId ANNA = new PersonId("anna");
  private static final PersonId AGAIN = new PersonId("again");

  /** Registered at Gladan, and registered again when she had come to Lyktan. */
  private final HoursStory story =
      new HoursStory()
          .registered("anna", JOINED)
          .registered("again", JOINED.plusYears(1))
          .moved("again", HoursStory.LYKTAN, JOINED.plusYears(1));

  @Test
  void aPersonIsInSightWhereAllRecordsSayThatThePersonWorks() {
    assertThat(seen(sight(HoursStory.LYKTAN, merged()))).containsExactly(ANNA);
    assertThat(seen(sight(HoursStory.GLADAN, merged()))).isEmpty();
  }

  @Test
  void twoPeopleAreInSightWhereEachWorks() {
    assertThat(seen(sight(HoursStory.LYKTAN, Records.apart()))).containsExactly(AGAIN);
    assertThat(seen(sight(HoursStory.GLADAN, Records.apart()))).containsExactly(ANNA);
  }

  @Test
  void eitherRecordLeadsToThePerson() {
    Sight lyktan = sight(HoursStory.LYKTAN, merged());
    assertThat(person(lyktan, ANNA)).contains(ANNA);
    assertThat(person(lyktan, AGAIN)).contains(ANNA);
    assertThat(person(sight(HoursStory.GLADAN, merged()), ANNA)).isEmpty();
  }

  private List<PersonId> seen(Sight sight) {
    return sight.among(story.people().values()).stream().map(PersonHours::person).toList();
  }

  private Optional<PersonId> person(Sight sight, PersonId record) {
    return sight
        .person(record, one -> Optional.ofNullable(story.people().get(one.value())))
        .map(PersonHours::person);
  }

  private static Records merged() {
    return Records.apart().after(new RecordsMerged(AGAIN, ANNA));
  }

  private static Sight sight(WorkplaceId workplace, Records records) {
    ActorId actor = new ActorId("actor-1");
    return new Sight(
        new ProjectId("2017-00434"),
        actor,
        PlanOf2017.programme(
                "anstallda", PlanOf2017.breakEven(Rounding.MINUTES), HoursStory.places())
            .with(records),
        List.of(
            new AccessGranted(
                new GrantId("grant-1"),
                actor,
                Role.PROCESS_LEADER,
                new Scope(Scope.Kind.WORKPLACE, workplace.value()),
                null,
                JOINED,
                null,
                AccessGranted.Reason.APPOINTED_IN_PROJECT)));
  }
}
