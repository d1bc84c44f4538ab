package se.delaktig.training.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.RepresentativesAppointed;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.training.event.PreparandAppointed.As;
import se.delaktig.training.page.Candidates.Candidate;

/** Who should go through the training, where somebody has two records. */
class CandidatesTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final LocalDate JOINED = LocalDate.of(2018, 9, 1);
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final PersonId ANNA = new PersonId("anna");
  private static final PersonId AGAIN = new PersonId("again");

  @Test
  void whoIsAppointedByOneRecordIsNoCandidateByAnother() {
    Places managed = places().after(new ManagerAppointed(GLADAN, AGAIN, JOINED));
    assertThat(candidates(managed, Records.apart(), As.MANAGER)).containsOnlyKeys(AGAIN);
    assertThat(candidates(managed, merged(), As.MANAGER)).isEmpty();
  }

  @Test
  void whoRepresentsByBothRecordsIsOneCandidate() {
    Places represented = places().after(new RepresentativesAppointed(GLADAN, List.of(AGAIN, ANNA)));
    assertThat(candidates(represented, Records.apart(), null)).containsOnlyKeys(AGAIN, ANNA);
    assertThat(candidates(represented, merged(), null))
        .containsExactly(Map.entry(ANNA, new Candidate(As.REPRESENTATIVE, GLADAN)));
  }

  private static Records merged() {
    return Records.apart().after(new RecordsMerged(AGAIN, ANNA));
  }

  /** Where Anna is appointed by her own record, or not at all. */
  private static Map<PersonId, Candidate> candidates(
      Places places, Records records, @Nullable As appointed) {
    Map<PersonId, PersonHours> known =
        Map.of(ANNA, employed(ANNA, appointed), AGAIN, employed(AGAIN, null));
    Sight sight =
        new Sight(
                PROJECT,
                new ActorId("actor-1"),
                PlanOf2017.programme("anstallda", PlanOf2017.breakEven(Rounding.MINUTES), places)
                    .with(records),
                List.of())
            .asSeenBy(Role.PROJECT_LEADER);
    return Candidates.of(
        sight,
        TODAY,
        record -> PersonHours.person(record, records, one -> Optional.ofNullable(known.get(one))));
  }

  private static PersonHours employed(PersonId person, @Nullable As appointed) {
    return new PersonHours(
        person,
        Sex.WOMAN,
        AgeGroup.FROM_25_TO_54,
        List.of(new Employment(AVESTA, GLADAN, null, JOINED)),
        Map.of(),
        List.of(),
        List.of(),
        appointed,
        null);
  }

  private static Places places() {
    return Places.none()
        .after(
            new OrganisationJoined(
                PROJECT,
                AVESTA,
                "Avesta kommun",
                Stated.notStated(),
                Stated.notStated(),
                Stated.notStated(),
                JOINED))
        .after(new WorkplaceAdded(GLADAN, AVESTA, "Förskolan Gladan"));
  }
}
