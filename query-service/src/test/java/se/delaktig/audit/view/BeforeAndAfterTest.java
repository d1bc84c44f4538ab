package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.event.WorkplaceChanged;

/** Which events state the standing of the same thing, so that the trail shows before and after. */
class BeforeAndAfterTest {
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final PersonId ANNA = new PersonId("anna");
  private static final DialogueSessionId SESSION = new DialogueSessionId("s1");

  @Test
  void aCorrectedSessionShowsHowItWas() {
    String logged = EventFacts.thing("dialogue-s1", new DialogueSessionLogged(SESSION, held(60)));
    assertThat(logged).isNotNull();
    assertThat(
            EventFacts.thing(
                "dialogue-s1",
                new DialogueSessionCorrected(
                    SESSION, 2, CorrectionReason.WRONG_MINUTES, held(45), List.of())))
        .isEqualTo(logged);
    assertThat(
            EventFacts.thing("dialogue-s1", new AttendeeIdentified(SESSION, "ref", ANNA, held(60))))
        .isEqualTo(logged);
    assertThat(EventFacts.thing("dialogue-s2", new DialogueSessionLogged(SESSION, held(60))))
        .as("another session's")
        .isNotEqualTo(logged);
  }

  @Test
  void anotherWorkplaceShowsWhichOneItWas() {
    String registered =
        EventFacts.thing(
            "person-anna",
            new ParticipantRegistered(ANNA, Sex.WOMAN, AgeGroup.FROM_25_TO_54, at(GLADAN)));
    assertThat(registered).isNotNull();
    assertThat(
            EventFacts.thing(
                "person-anna", new WorkplaceChanged(ANNA, at(new WorkplaceId("lyktan")))))
        .isEqualTo(registered);
  }

  private static Employment at(WorkplaceId workplace) {
    return new Employment(
        new OrganisationId("avesta-kommun"), workplace, null, LocalDate.of(2018, 9, 1));
  }

  private static HeldSession held(int minutes) {
    return new HeldSession(
        GLADAN,
        null,
        LocalDate.of(2019, 10, 14),
        LocalTime.of(13, 0),
        minutes,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
