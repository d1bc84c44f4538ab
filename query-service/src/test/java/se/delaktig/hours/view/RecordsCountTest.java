package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.RecordsParted;
import se.delaktig.participants.policy.Records;
import se.delaktig.participants.view.Participation;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;

/** What counts of somebody who was registered twice. */
class RecordsCountTest {
  private static final LocalDate JOINED = LocalDate.of(2018, 9, 1);
  private static final LocalDate MONDAY = LocalDate.of(2019, 10, 14);
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final LocalTime AT_ONE = LocalTime.of(13, 0);
  private static final PersonId ANNA = new PersonId("anna");
  private static final PersonId AGAIN = new PersonId("again");
  private static final RecordsMerged MERGED = new RecordsMerged(AGAIN, ANNA);
  private static final RecordsParted PARTED = new RecordsParted(AGAIN, ANNA);

  private final HoursStory story =
      new HoursStory().registered("anna", JOINED).registered("again", JOINED.plusMonths(1));

  @Test
  void hoursOfBothAreTheOnePersons() {
    proven("s1", MONDAY, "anna");
    proven("s2", MONDAY.plusDays(1), "again");
    assertThat(one(merged()).entries()).hasSize(2);
    assertThat(statement(merged()).total().certified()).isEqualTo(120);
    assertThat(people(merged())).containsExactly(ANNA);
    assertThat(participants(merged())).isEqualTo(1);
    assertThat(participants(Records.apart())).isEqualTo(2);
  }

  @Test
  void theSameSessionCountsOnce() {
    story.logged("s1", MONDAY, AT_ONE, 60, "anna", "again");
    story.signed("again", "s1", 60).certified("again", "s1", 60);
    assertThat(statement(Records.apart()).total().logged()).isEqualTo(120);
    assertThat(statement(merged()).total().logged()).isEqualTo(60);
    // as it stands in the record that has come further with it
    assertThat(statement(merged()).total().certified()).isEqualTo(60);
    story.signed("anna", "s1", 60).certified("anna", "s1", 60);
    assertThat(statement(merged()).total().certified()).isEqualTo(60);
  }

  @Test
  void anObjectionToEitherHolds() {
    story.logged("s1", MONDAY, AT_ONE, 60, "anna", "again");
    story.signed("anna", "s1", 60).certified("anna", "s1", 60).disputed("again", "s1");
    assertThat(statement(Records.apart()).total().certified()).isEqualTo(60);
    assertThat(statement(merged()).total().certified()).isZero();
  }

  @Test
  void oneCannotBeInTwoSessionsAtOnceByTwoRecords() {
    proven("s1", MONDAY, "again");
    proven("s2", MONDAY, "anna");
    assertThat(statement(Records.apart()).total().certified()).isEqualTo(120);
    assertThat(statement(merged()).entries())
        .extracting(one -> one.entry().session().id() + " " + one.certifiedMinutes())
        .containsExactlyInAnyOrder("s2 60", "s1 0");
  }

  @Test
  void anEmploymentIsOverWhenAllSaySoThatHaveIt() {
    story.left("again", MONDAY);
    assertThat(one(merged()).leftBy(TODAY)).isFalse();
    story.left("anna", MONDAY.plusDays(3));
    assertThat(one(merged()).ended()).containsEntry(HoursStory.AVESTA, MONDAY.plusDays(3));
    Employment elsewhere =
        new Employment(new OrganisationId("orsa"), new WorkplaceId("koket"), null, MONDAY);
    story.then(new EmploymentAdded(AGAIN, elsewhere));
    assertThat(one(merged()).leftBy(TODAY)).isFalse();
    assertThat(one(merged()).latestEmployment()).hasValue(elsewhere);
  }

  @Test
  void oneIsAwayBetweenTwoEmploymentsWhenAllSaySoThatHaveIt() {
    proven("s1", MONDAY.plusDays(7), "anna");
    story.left("anna", MONDAY).cameBack("anna", MONDAY.plusDays(14));
    assertThat(statement(merged()).total().certified()).isEqualTo(60);
    story.left("again", MONDAY.plusDays(7));
    assertThat(statement(merged()).total().certified()).isEqualTo(60);
    proven("s2", MONDAY.plusDays(8), "again");
    proven("s3", MONDAY.plusDays(14), "anna");
    assertThat(statement(merged()).total().certified()).isEqualTo(120);
  }

  @Test
  void oneWhoseOldRecordEndedWorksFromTheNewOnesFirstDay() {
    HoursStory early = new HoursStory().registered("anna", JOINED).left("anna", MONDAY);
    early.registered("again", MONDAY.plusDays(14));
    PersonHours person = PersonHours.people(early.people().values(), merged()).getFirst();
    assertThat(person.employmentOn(MONDAY, null)).isPresent();
    assertThat(person.employmentOn(MONDAY.plusDays(7), null)).isEmpty();
    assertThat(person.employmentOn(MONDAY.plusDays(14), null)).isPresent();
  }

  @Test
  void partingBringsBackBothExactly() {
    proven("s1", MONDAY, "anna");
    proven("s2", MONDAY, "again");
    Collection<PersonHours> before = List.copyOf(story.people().values());
    story.then(MERGED).then(PARTED);
    Records parted = Records.apart().after(MERGED).after(PARTED);
    assertThat(PersonHours.people(story.people().values(), parted))
        .containsExactlyInAnyOrderElementsOf(before);
    assertThat(statement(parted).total().certified()).isEqualTo(120);
  }

  @Test
  void whatIsRecordedWhileTheyAreOneStaysWithItsOwnRecord() {
    story.then(MERGED);
    proven("s1", MONDAY, "again");
    story.then(PARTED);
    Map<String, PersonHours> people = story.people();
    assertThat(people.get("anna").entries()).isEmpty();
    assertThat(people.get("again").entries()).hasSize(1);
  }

  @Test
  void beingToldTwiceChangesNothing() {
    Records twice = merged().after(MERGED);
    assertThat(twice).isEqualTo(merged());
    assertThat(twice.after(PARTED).after(PARTED)).isEqualTo(Records.apart());
    proven("s1", MONDAY, "anna");
    PersonHours once = one(merged());
    assertThat(PersonHours.people(List.of(once), merged())).containsExactly(once);
  }

  @Test
  void inWhichOrderTheRecordsAreReadMakesNoDifference() {
    proven("s1", MONDAY, "again");
    story.registered("third", JOINED);
    proven("s2", MONDAY.plusDays(1), "third");
    Records three = merged().after(new RecordsMerged(new PersonId("third"), ANNA));
    List<PersonHours> all = new ArrayList<>(story.people().values());
    all.sort(Comparator.comparing(one -> one.person().value()));
    List<PersonHours> one = PersonHours.people(all, three);
    assertThat(PersonHours.people(all.reversed(), three)).isEqualTo(one);
    assertThat(one).hasSize(1);
  }

  @Test
  void aRecordWhosePersonIsOutOfSightStandsByItself() {
    proven("s1", MONDAY, "again");
    PersonHours alone = story.people().get("again");
    assertThat(PersonHours.people(List.of(alone), merged())).containsExactly(alone);
  }

  private void proven(String session, LocalDate day, String who) {
    story.logged(session, day, AT_ONE, 60, who).signed(who, session, 60);
    story.certified(who, session, 60);
  }

  private static Records merged() {
    return Records.apart().after(MERGED);
  }

  private PersonHours one(Records records) {
    return PersonHours.people(story.people().values(), records).stream()
        .filter(person -> person.person().equals(ANNA))
        .findFirst()
        .orElseThrow();
  }

  private List<PersonId> people(Records records) {
    return statement(records).people().stream().map(PersonHours::person).toList();
  }

  private Integer participants(Records records) {
    return Participation.of(statement(records).people(), TODAY).whole().people();
  }

  private HoursStatement statement(Records records) {
    Programme programme =
        PlanOf2017.programme("anstallda", breakEven(Rounding.MINUTES), HoursStory.places());
    return HoursStatement.of(programme.with(records), story.people().values(), 0, TODAY);
  }
}
