package se.delaktig.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Role;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.steering.command.AdoptRoutine;
import se.delaktig.steering.command.AgreeAction;
import se.delaktig.steering.command.CallMeeting;
import se.delaktig.steering.command.FreezeFigures;
import se.delaktig.steering.command.RecordFinding;
import se.delaktig.steering.command.RecordMeeting;
import se.delaktig.steering.command.RecordMeeting.Participant;
import se.delaktig.steering.command.RecordSteeringDecision;
import se.delaktig.steering.command.SettleAction;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.MeetingHeld.Seat;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MeetingKind;
import se.delaktig.steering.event.RoutineAdopted;
import se.delaktig.steering.event.SteeringDecisionRecorded.Verdict;

/**
 * The steering group meets twice every half-year, as the source says; the working group, the unions
 * and the researcher meet with the project. Who they are and what they say is made up.
 */
final class Steering {
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final OrganisationId GAMLA_BYN = new OrganisationId("gamla-byn");
  private static final OrganisationId ORSA = new OrganisationId("orsa-kommun");

  private static final List<String> USUAL_AGENDA =
      List.of(
          "Föregående protokoll och vad som är kvar att göra",
          "Läget: timmar, medfinansiering och budget",
          "Arbetsplatsdialogen i de olika verksamheterna",
          "Implementering i den ordinarie verksamheten",
          "Nästa möte");

  private static final List<Participant> GROUP =
      List.of(
          new Participant(Seat.CHAIR, AVESTA, "Stina Forslund"),
          new Participant(Seat.MEMBER, AVESTA, "Lars-Göran Hedin"),
          new Participant(Seat.MEMBER, GAMLA_BYN, "Ewa Sundin"),
          new Participant(Seat.MEMBER, ORSA, "Anna-Karin Mattsson"),
          new Participant(Seat.PROJECT_LEADER, AVESTA, "Karin Nyström"),
          new Participant(Seat.ECONOMIST, AVESTA, "Erik Sandell"));

  /**
   * A meeting of the steering group.
   *
   * @param asked what it was asked to decide, absent where nothing was
   * @param action what it agreed on, to be done by a day; absent where nothing was
   * @param done when that was done; absent while it is open
   */
  private record Met(
      LocalDate on,
      @Nullable String asked,
      Verdict verdict,
      String decision,
      @Nullable String action,
      @Nullable LocalDate due,
      @Nullable LocalDate done) {}

  private static final List<Met> STEERING_GROUP =
      List.of(
          met(
              LocalDate.of(2018, 3, 20),
              "Godkänna projektets tidplan för analysfasen",
              "Tidplanen för analys och planering godkänns.",
              "Utse kontaktperson i varje organisation",
              LocalDate.of(2018, 4, 30),
              LocalDate.of(2018, 4, 24)),
          met(
              LocalDate.of(2018, 6, 12),
              "Godkänna att genomförandet börjar i augusti",
              "Genomförandet börjar den 20 augusti när personalen är inläst.",
              "Ta fram en lista över arbetsplatser och ansvariga chefer",
              LocalDate.of(2018, 8, 15),
              LocalDate.of(2018, 8, 14)),
          met(
              LocalDate.of(2018, 10, 2),
              null,
              "Lägesrapporten läggs till handlingarna.",
              null,
              null,
              null),
          met(
              LocalDate.of(2018, 12, 4),
              "Godkänna att Stiftelsen Sjöviks folkhögskola kommer med från januari",
              "Sjöviks folkhögskola är med från den 1 januari 2019.",
              "Informera cheferna på Sjövik om intygandet",
              LocalDate.of(2019, 1, 25),
              LocalDate.of(2019, 1, 22)),
          met(
              LocalDate.of(2019, 3, 19),
              "Besluta hur chefernas egna timmar ska intygas",
              "Varje förvaltning utser en intygare för sina chefers timmar.",
              "Utse intygare där det saknas",
              LocalDate.of(2019, 4, 30),
              LocalDate.of(2019, 5, 8)),
          met(
              LocalDate.of(2019, 6, 4),
              null,
              "Lägesrapporten läggs till handlingarna.",
              "Gå igenom varför räddningstjänsten ligger efter med dialogen",
              LocalDate.of(2019, 8, 30),
              LocalDate.of(2019, 8, 27)),
          met(
              LocalDate.of(2019, 9, 24),
              "Besluta om extra dialogtillfällen i Orsa under hösten",
              "Orsa kommun och Orsa Bostäder lägger två extra tillfällen för varje arbetsplats.",
              "Planera de extra tillfällena tillsammans med cheferna i Orsa",
              LocalDate.of(2019, 11, 29),
              null));

  private static final LocalDate NEXT = LocalDate.of(2019, 12, 3);

  private final Stage stage;

  Steering(Stage stage) {
    this.stage = stage;
  }

  private static Met met(
      LocalDate on,
      @Nullable String asked,
      String decision,
      @Nullable String action,
      @Nullable LocalDate due,
      @Nullable LocalDate done) {
    return new Met(
        on, asked, asked == null ? Verdict.NOTED : Verdict.APPROVED, decision, action, due, done);
  }

  void plan(Agenda agenda) {
    STEERING_GROUP.forEach(met -> meet(agenda, met));
    MeetingId next = new MeetingId("styrgrupp-" + NEXT);
    agenda.at(
        LocalDate.of(2019, 11, 12).atTime(15, 30),
        () ->
            stage.by(
                Role.PROJECT_LEADER,
                new CallMeeting(
                    next,
                    MeetingKind.STEERING_GROUP,
                    NEXT,
                    USUAL_AGENDA,
                    List.of("Godkänna dag och plats för konferensdagen"))));
    others(agenda);
  }

  private void meet(Agenda agenda, Met met) {
    MeetingId meeting = new MeetingId("styrgrupp-" + met.on);
    agenda.at(
        met.on.minusDays(14).atTime(10, 50),
        () ->
            stage.by(
                Role.PROJECT_LEADER,
                new CallMeeting(
                    meeting,
                    MeetingKind.STEERING_GROUP,
                    met.on,
                    USUAL_AGENDA,
                    met.asked == null ? List.of() : List.of(met.asked))));
    agenda.at(
        met.on.minusDays(1).atTime(15, 15),
        () -> stage.by(Role.PROJECT_LEADER, new FreezeFigures(meeting)));
    agenda.at(met.on.plusDays(1).atTime(9, 35), () -> record(meeting, met));
    if (met.done != null) {
      agenda.at(
          met.done.atTime(16, 5),
          () ->
              stage.by(
                  Role.PROJECT_LEADER,
                  new SettleAction(meeting, 1, met.done, ActionSettled.Ending.DONE)));
    }
  }

  private void record(MeetingId meeting, Met met) {
    stage.by(Role.PROJECT_LEADER, new RecordMeeting(meeting, met.on, GROUP, null));
    stage.by(
        Role.PROJECT_LEADER,
        new RecordSteeringDecision(
            meeting, met.asked == null ? null : 1, met.verdict, met.decision));
    if (met.action != null && met.due != null) {
      stage.by(
          Role.PROJECT_LEADER, new AgreeAction(meeting, Role.PROJECT_LEADER, met.due, met.action));
    }
  }

  private void others(Agenda agenda) {
    meet(
        agenda,
        MeetingKind.WORKING_GROUP,
        LocalDate.of(2018, 10, 16).atTime(13, 0),
        Role.PROJECT_LEADER,
        List.of(
            new Participant(Seat.PROJECT_WORKER, AVESTA, "Olle Berglind"),
            new Participant(Seat.MEMBER, GAMLA_BYN, null),
            new Participant(Seat.MEMBER, ORSA, null)),
        List.of("Materialet om bemötande behöver en kortare version för arbetsplatser med skift."));
    meet(
        agenda,
        MeetingKind.UNION_CONSULTATION,
        LocalDate.of(2018, 11, 13).atTime(10, 0),
        Role.PROJECT_LEADER,
        List.of(
            new Participant(Seat.PROJECT_LEADER, AVESTA, "Karin Nyström"),
            new Participant(Seat.UNION_REPRESENTATIVE, null, null)),
        List.of("Dialogen ska ligga på arbetstid och räknas som arbetad tid för alla."));
    meet(
        agenda,
        MeetingKind.RESEARCH_FEEDBACK,
        LocalDate.of(2019, 4, 9).atTime(13, 30),
        Role.RESEARCHER,
        List.of(
            new Participant(Seat.RESEARCHER, null, "Folke Hedin"),
            new Participant(Seat.PROJECT_LEADER, AVESTA, "Karin Nyström")),
        List.of(
            "Där två processledare leder tillsammans talar fler i gruppen.",
            "Chefer som själva deltar i dialogen intygar timmarna fortare."));
    meet(
        agenda,
        MeetingKind.UNION_CONSULTATION,
        LocalDate.of(2019, 5, 21).atTime(10, 0),
        Role.PROJECT_LEADER,
        List.of(
            new Participant(Seat.PROJECT_LEADER, AVESTA, "Karin Nyström"),
            new Participant(Seat.UNION_REPRESENTATIVE, null, null)),
        List.of("Skyddsombuden vill vara med när arbetsplatsernas rutiner skrivs om."));
    agenda.at(
        LocalDate.of(2019, 9, 3).atTime(11, 10),
        () ->
            stage.by(
                Role.PROJECT_LEADER,
                new AdoptRoutine(
                    Stage.PROJECT,
                    RoutineAdopted.Kind.ROUTINE,
                    RoutineAdopted.Level.ORGANISATION,
                    GAMLA_BYN,
                    LocalDate.of(2019, 9, 2),
                    "Ny kollega får en namngiven handledare och ett samtal efter första veckan.")));
  }

  /** A meeting besides the steering group's: called, held, and what it found. */
  private void meet(
      Agenda agenda,
      MeetingKind kind,
      LocalDateTime at,
      Role finder,
      List<Participant> present,
      List<String> found) {
    MeetingId meeting =
        new MeetingId(kind.name().toLowerCase().replace('_', '-') + "-" + at.toLocalDate());
    agenda.at(
        at.minusDays(10),
        () ->
            stage.by(
                Role.PROJECT_LEADER,
                new CallMeeting(meeting, kind, at.toLocalDate(), List.of(), List.of())));
    List<Runnable> after = new ArrayList<>();
    after.add(() ->
        stage.by(Role.PROJECT_LEADER, new RecordMeeting(meeting, at.toLocalDate(), present, null)));
    found.forEach(text -> after.add(() -> stage.by(finder, new RecordFinding(meeting, text))));
    agenda.at(at.plusHours(3), () -> after.forEach(Runnable::run));
  }
}
