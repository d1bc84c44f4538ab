package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn;
import se.delaktig.budget.event.CashId;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.ClaimSubmitted;
import se.delaktig.claims.event.MonthClosed;
import se.delaktig.claims.event.ParticipantFileSent;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlan.Sector;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.view.PlanOf2017;

/** What happened in a project, told as events and folded as the program folds them. */
final class ClaimStory {
  static final ProjectId PROJECT = new ProjectId("2017-00434");
  static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  static final WorkplaceId GLADAN = new WorkplaceId("forskolan-gladan");

  private final ProjectFolds folds = new ProjectFolds();
  private final Map<Long, ProjectState> frozen = new HashMap<>();
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Map<String, List<String>> attendees = new HashMap<>();
  private ClaimBook book = ClaimBook.empty();
  private long position;

  ClaimStory(RuleSet rules) {
    then(new ProjectPlanned(PROJECT, PlanOf2017.programme("anstallda", rules).planned()));
    then(new RuleSetDecided(PROJECT, rules));
    then(
        new OrganisationJoined(
            PROJECT,
            AVESTA,
            "Avesta kommun",
            Stated.stated("Avesta"),
            Stated.stated("212000-2292"),
            Stated.stated(Sector.PUBLIC),
            LocalDate.of(2018, 2, 1)));
    then(new WorkplaceAdded(GLADAN, AVESTA, "Förskolan Gladan"));
  }

  ClaimStory registered(String... people) {
    for (String person : people) {
      then(
          new ParticipantRegistered(
              new PersonId(person),
              Sex.WOMAN,
              AgeGroup.FROM_25_TO_54,
              new Employment(AVESTA, GLADAN, null, LocalDate.of(2018, 2, 1))));
    }
    return this;
  }

  ClaimStory left(String person, LocalDate lastDay) {
    return then(new EmploymentEnded(new PersonId(person), AVESTA, lastDay));
  }

  ClaimStory cameBack(String person, LocalDate from) {
    return then(
        new EmploymentAdded(new PersonId(person), new Employment(AVESTA, GLADAN, null, from)));
  }

  /** A session that everybody named attends for all of it, signs, and has certified. */
  ClaimStory proven(String session, LocalDate day, int minutes, String... people) {
    logged(session, day, minutes, people);
    return signedAndCertified(session, minutes, people);
  }

  ClaimStory logged(String session, LocalDate day, int minutes, String... people) {
    revisions.put(session, 1);
    attendees.put(session, List.of(people));
    return then(
        new DialogueSessionLogged(new DialogueSessionId(session), held(day, minutes, people)));
  }

  ClaimStory signedAndCertified(String session, int minutes, String... people) {
    SessionRef ref = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, session);
    List<HoursSigned.Item> signed = new ArrayList<>();
    List<HoursCertified.Item> certified = new ArrayList<>();
    for (String person : people) {
      signed.add(new HoursSigned.Item(ref, new PersonId(person), minutes));
      certified.add(new HoursCertified.Item(ref, new PersonId(person), minutes));
    }
    then(new HoursSigned(new SignatureId("u" + position), SignatureKind.LEADERS_PHONE, signed));
    return then(
        new HoursCertified(
            new CertificateId("i" + position),
            new PersonId("marie"),
            CertificateKind.PERSONAL_LINK,
            certified));
  }

  /** An organisation gives cash. */
  ClaimStory gave(String reference, LocalDate day, String amount) {
    return then(
        new CashCofinancingRecorded(
            cash(reference), AVESTA, Sector.PUBLIC, day, new BigDecimal(amount), reference));
  }

  ClaimStory withdrew(String reference) {
    return then(
        new CashCofinancingWithdrawn(
            cash(reference), CashCofinancingWithdrawn.Reason.WRONG_AMOUNT));
  }

  private static CashId cash(String reference) {
    return new CashId(reference.replace(' ', '-'));
  }

  /** The session stood with the wrong people; those named are all who were there. */
  ClaimStory corrected(String session, LocalDate day, int minutes, String... people) {
    int revision = revisions.merge(session, 1, Integer::sum);
    return then(
        new DialogueSessionCorrected(
            new DialogueSessionId(session),
            revision,
            CorrectionReason.WRONG_ATTENDANCE,
            held(day, minutes, people),
            attendees.getOrDefault(session, List.of()).stream()
                .filter(person -> !List.of(people).contains(person))
                .map(PersonId::new)
                .toList()));
  }

  private static HeldSession held(LocalDate day, int minutes, String... people) {
    return new HeldSession(
        GLADAN,
        null,
        day,
        LocalTime.of(13, 0),
        minutes,
        List.of(),
        List.of(),
        List.of(people).stream()
            .map(person -> new Attendance(new PersonId(person), Presence.PRESENT, minutes))
            .toList(),
        List.of(),
        List.of());
  }

  ClaimStory paid(String voucher, LocalDate day, String amount) {
    return then(
        new CostRecorded(
            cost(voucher),
            AVESTA,
            SubBudget.IMPLEMENTATION,
            CostCategory.EXTERNAL_SERVICES,
            day,
            new BigDecimal(amount),
            voucher,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }

  private static CostId cost(String voucher) {
    return new CostId(voucher.replace(' ', '-'));
  }

  ClaimStory takenBack(String voucher) {
    return then(new CostReversed(cost(voucher), CostReversed.Reason.WRONG_AMOUNT));
  }

  ClaimStory worked(String month, int hours, String hourly) {
    return then(
        new StaffTimeRecorded(
            new StaffTimeId("t" + month),
            "ekonom",
            AVESTA,
            SubBudget.IMPLEMENTATION,
            month,
            hours * 60,
            new BigDecimal(hourly)));
  }

  ClaimStory closed(String... months) {
    for (String month : months) {
      then(new MonthClosed(PROJECT, month));
    }
    return this;
  }

  ClaimStory claimed(String id, int number, String... months) {
    then(new ClaimBuilt(new ClaimId(id), PROJECT, number, List.of(months)));
    return then(new ClaimSubmitted(new ClaimId(id), List.of()));
  }

  ClaimStory fileSent(String month) {
    return then(new ParticipantFileSent(PROJECT, month));
  }

  ClaimStory then(ProgrammeEvent event) {
    RecordedEvent recorded =
        new RecordedEvent(
            PROJECT.value(),
            position,
            Instant.parse("2019-11-18T08:41:00Z"),
            new ActorId("actor-1"),
            "ECONOMIST",
            event);
    folds.after(recorded);
    if (event instanceof ClaimEvent claim) {
      book = book.after(claim, recorded);
      frozen.put(position, folds.state());
    }
    position++;
    return this;
  }

  ClaimBook book() {
    return book;
  }

  ProjectState now() {
    return folds.state();
  }

  ProjectState at(long where) {
    return java.util.Objects.requireNonNull(frozen.get(where));
  }

  ClaimStatement claim(String id) {
    ClaimBook.Claim claim = book.claim(id).orElseThrow();
    return ClaimStatement.of(
        book,
        claim,
        at(claim.position()),
        book.before(claim).map(before -> at(before.position())).orElse(null));
  }

  ClaimFigures figures(String... months) {
    SortedSet<YearMonth> all = new TreeSet<>();
    for (String month : months) {
      all.add(YearMonth.parse(month));
    }
    return ClaimFigures.of(now(), all);
  }
}
