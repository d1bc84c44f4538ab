package se.delaktig.audit.view;

import java.util.Set;
import se.delaktig.access.event.AccessDeclined;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessProposed;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.FourEyesDecided;
import se.delaktig.access.event.FourEyesEndAsked;
import se.delaktig.audit.view.Standing.Alone;
import se.delaktig.audit.view.Standing.Now;
import se.delaktig.audit.view.Standing.Over;
import se.delaktig.audit.view.Standing.Partly;
import se.delaktig.audit.view.Standing.Why;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.EvidenceAttached;
import se.delaktig.budget.event.EvidenceWithdrawn;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.claims.event.ClaimPaid;
import se.delaktig.claims.event.ClaimReturned;
import se.delaktig.claims.event.ClaimSubmitted;
import se.delaktig.claims.event.MonthClosed;
import se.delaktig.claims.event.MonthReopened;
import se.delaktig.claims.event.ParticipantFileSent;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.DialogueSessionCancelled;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.goals.event.GoalEvent;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.OrganisationEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.RepresentativesAppointed;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.participants.event.DetailsCorrected;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.HoldLifted;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;
import se.delaktig.participants.event.ProtectionEvent;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.participants.event.TextsErased;
import se.delaktig.participants.event.WorkplaceChanged;
import se.delaktig.placements.event.PlacementEnded;
import se.delaktig.placements.event.PlacementEvent;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.project.event.DocumentsRequested;
import se.delaktig.project.event.ProjectEvent;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.event.SecrecyReviewed;
import se.delaktig.project.event.SourceConflictSettled;
import se.delaktig.steering.event.ActionAgreed;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.FiguresFrozen;
import se.delaktig.steering.event.FindingRecorded;
import se.delaktig.steering.event.MeetingCalled;
import se.delaktig.steering.event.MeetingCancelled;
import se.delaktig.steering.event.MeetingEvent;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MinutesIssued;
import se.delaktig.steering.event.MinutesMailed;
import se.delaktig.steering.event.ObservationEvent;
import se.delaktig.steering.event.RoutineAdopted;
import se.delaktig.steering.event.RoutineFollowedUp;
import se.delaktig.steering.event.SteeringDecisionRecorded;
import se.delaktig.steering.event.SteeringEvent;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.TrainingEvent;
import se.delaktig.training.event.TrainingSessionCancelled;
import se.delaktig.training.event.TrainingSessionCorrected;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionPlanned;

/** What each event says of how something stands. */
final class Standings {
  private Standings() {}

  static Standing of(ProgrammeEvent event) {
    return switch (event) {
      case ProjectEvent e -> project(e);
      case OrganisationEvent e -> organisations(e);
      case ParticipantEvent e -> participants(e);
      case MaskEvent e -> mask(e);
      case TrainingEvent e -> training(e);
      case DialogueEvent e -> dialogue(e);
      case HoursEvent e -> hours(e);
      case PlacementEvent e -> placements(e);
      case BudgetEvent e -> budget(e);
      case ClaimEvent e -> claims(e);
      case GoalEvent e -> goals(e);
      case SteeringEvent e -> steering(e);
      case AccessEvent e -> access(e);
    };
  }

  private static Standing project(ProjectEvent event) {
    return switch (event) {
      case ProjectPlanned e -> new Now("plan", Set.of("project"));
      case SourceConflictSettled e ->
          new Now("conflict " + e.conflict(), Set.of("project", "conflict"));
      case RuleSetDecided e -> new Now("rules", Set.of("project"));
      case RetentionDecided e -> new Now("retention", Set.of("project"));
      case DocumentsRequested e -> new Alone(Why.STANDS_BESIDE);
      case SecrecyReviewed e -> new Now("secrecy " + e.request(), Set.of("project", "request"));
    };
  }

  private static Standing organisations(OrganisationEvent event) {
    return switch (event) {
      case OrganisationJoined e -> new Alone(Why.SAID_ONCE);
      case WorkplaceAdded e -> new Alone(Why.SAID_ONCE);
      case DialogueGroupFormed e -> new Alone(Why.SAID_ONCE);
      case ManagerAppointed e -> new Now("manager " + e.workplace(), Set.of("workplace"));
      case RepresentativesAppointed e ->
          new Now("representatives " + e.workplace(), Set.of("workplace"));
      case CertifierNamed e -> new Now("certifier " + e.manager(), Set.of("manager"));
    };
  }

  private static Standing participants(ParticipantEvent event) {
    return switch (event) {
      case ParticipantRegistered e ->
          new Now(
              employment(e.person(), e.employment().organisation()),
              Set.of("person", "sex", "ageGroup"));
      case EmploymentAdded e ->
          new Now(employment(e.person(), e.employment().organisation()), Set.of("person"));
      case WorkplaceChanged e ->
          new Now(employment(e.person(), e.employment().organisation()), Set.of("person"));
      case EmploymentEnded e ->
          new Partly(employment(e.person(), e.organisation()), Set.of("person", "organisation"));
      case DetailsCorrected e -> new Alone(Why.SEALED);
      case RecordEvent e -> new Alone(Why.SAYS_BOTH);
      case ProtectionEvent e -> protection(e);
    };
  }

  private static Standing protection(ProtectionEvent event) {
    return switch (event) {
      case PersonInformed e -> new Alone(Why.STANDS_BESIDE);
      case HoldPlaced e -> new Alone(Why.SAYS_BOTH);
      case HoldLifted e -> new Alone(Why.SAYS_BOTH);
      case PersonErased e -> new Alone(Why.SEALED);
      case TextsErased e -> new Alone(Why.SEALED);
    };
  }

  private static Standing mask(MaskEvent event) {
    return switch (event) {
      case IdentityProtected e -> new Alone(Why.SAYS_BOTH);
      case IdentityUnprotected e -> new Alone(Why.SAYS_BOTH);
      case IdentityUnmasked e -> new Alone(Why.STANDS_BESIDE);
    };
  }

  private static Standing training(TrainingEvent event) {
    return switch (event) {
      case PreparandAppointed e -> new Now("preparand " + e.person(), Set.of("person"));
      case TrainingSessionPlanned e ->
          new Now("planned training " + e.session(), Set.of("session"));
      case TrainingSessionCancelled e -> new Over("planned training " + e.session());
      case TrainingSessionHeld e -> new Now("training " + e.session(), Set.of("session"));
      case TrainingSessionCorrected e ->
          new Now("training " + e.session(), Set.of("session", "revision", "reason", "removed"));
      case PreparandTrainingCompleted e -> new Alone(Why.SAID_ONCE);
    };
  }

  private static Standing dialogue(DialogueEvent event) {
    return switch (event) {
      case DialogueSessionPlanned e ->
          new Now("planned dialogue " + e.session(), Set.of("session"));
      case DialogueSessionCancelled e -> new Over("planned dialogue " + e.session());
      case DialogueSessionLogged e -> new Now("dialogue " + e.session(), Set.of("session"));
      case DialogueSessionCorrected e ->
          new Now("dialogue " + e.session(), Set.of("session", "revision", "reason", "removed"));
      case AttendeeIdentified e ->
          new Now("dialogue " + e.session(), Set.of("session", "ref", "person"));
      case MaterialAdded e -> new Now("material " + e.material(), Set.of("material"));
    };
  }

  private static Standing hours(HoursEvent event) {
    return switch (event) {
      case HoursSigned e -> new Alone(Why.STANDS_BESIDE);
      case HoursCertified e -> new Alone(Why.STANDS_BESIDE);
      case HoursDisputed e -> new Alone(Why.STANDS_BESIDE);
      case LinkIssued e -> new Alone(Why.STANDS_BESIDE);
      case AttendanceReportsScanned e -> new Now("scan " + e.file(), Set.of("scan", "file"));
      case ScanDiscarded e -> new Over("scan " + e.file());
    };
  }

  private static Standing placements(PlacementEvent event) {
    return switch (event) {
      case RecruitmentOutcomeRecorded e ->
          new Now("placement " + e.placement(), Set.of("placement", "evidence"));
      case PlacementEnded e ->
          new Partly("placement " + e.placement(), Set.of("placement", "reason"));
    };
  }

  private static Standing budget(BudgetEvent event) {
    return switch (event) {
      case AidDeclared e -> new Now("aid " + e.organisation(), Set.of("organisation"));
      case BudgetDecided e -> new Now("budget", Set.of("project"));
      case CashCofinancingRecorded e -> new Now("cash " + e.cash(), Set.of("cash"));
      case CashCofinancingWithdrawn e -> new Over("cash " + e.cash());
      case CostRecorded e -> new Now("cost " + e.cost(), Set.of("cost", "note", "supplier"));
      case CostReversed e -> new Over("cost " + e.cost());
      case EvidenceAttached e -> new Now(evidence(e.voucher(), e.file()), Set.of("voucher"));
      case EvidenceWithdrawn e -> new Over(evidence(e.voucher(), e.file()));
      case StaffAppointed e ->
          new Now(
              String.join(" ", "post", e.organisation().value(), e.role()),
              Set.of("project", "role", "organisation"));
      case StaffTimeRecorded e -> new Now("staff time " + e.time(), Set.of("time"));
      case StaffTimeSigned e -> new Alone(Why.STANDS_BESIDE);
    };
  }

  private static Standing claims(ClaimEvent event) {
    return switch (event) {
      case MonthClosed e -> new Alone(Why.SAYS_BOTH);
      case MonthReopened e -> new Alone(Why.SAYS_BOTH);
      case ClaimBuilt e -> new Now("claim " + e.claim(), Set.of("claim", "project", "number"));
      case ClaimSubmitted e -> new Alone(Why.NEXT_STEP);
      case ClaimReturned e -> new Alone(Why.NEXT_STEP);
      case ClaimDecided e -> new Alone(Why.NEXT_STEP);
      case ClaimPaid e -> new Alone(Why.NEXT_STEP);
      case ParticipantFileSent e -> new Alone(Why.STANDS_BESIDE);
    };
  }

  private static Standing goals(GoalEvent event) {
    return switch (event) {
      case GoalOperationalised e -> new Now("goal " + e.goal(), Set.of("project", "goal"));
      case GoalMeasured e ->
          new Now("measurement " + e.goal() + " " + e.on(), Set.of("project", "goal", "on"));
      case SurveyPlanned e -> new Alone(Why.SAID_ONCE);
      case SurveyAnswered e ->
          new Now("survey " + e.survey() + " " + e.round(), Set.of("project", "survey", "round"));
      case TheoryOfChangeDrawn e -> new Now("theory of change", Set.of("project"));
    };
  }

  private static Standing steering(SteeringEvent event) {
    return switch (event) {
      case MeetingEvent e -> meetings(e);
      case ObservationEvent e -> new Alone(Why.STANDS_BESIDE);
      case RoutineAdopted e -> new Alone(Why.SAID_ONCE);
      case RoutineFollowedUp e -> new Now("routine " + e.number(), Set.of("project", "number"));
    };
  }

  private static Standing meetings(MeetingEvent event) {
    return switch (event) {
      case MeetingCalled e -> new Now("called meeting " + e.meeting(), Set.of("meeting"));
      case MeetingCancelled e -> new Over("called meeting " + e.meeting());
      case FiguresFrozen e -> new Alone(Why.STANDS_BESIDE);
      case MeetingHeld e -> new Now("meeting " + e.meeting(), Set.of("meeting"));
      case SteeringDecisionRecorded e -> new Alone(Why.STANDS_BESIDE);
      case ActionAgreed e -> new Alone(Why.STANDS_BESIDE);
      case ActionSettled e ->
          new Now("action " + e.meeting() + " " + e.number(), Set.of("meeting", "number"));
      case FindingRecorded e -> new Alone(Why.STANDS_BESIDE);
      case MinutesIssued e -> new Alone(Why.STANDS_BESIDE);
      case MinutesMailed e -> new Alone(Why.STANDS_BESIDE);
    };
  }

  private static Standing access(AccessEvent event) {
    return switch (event) {
      case AccessProposed e -> new Now("grant " + e.grant(), Set.of("grant", "by", "reason"));
      case AccessGranted e -> new Now("grant " + e.grant(), Set.of("grant", "reason"));
      case AccessDeclined e -> new Over("grant " + e.grant());
      case AccessWithdrawn e -> new Over("grant " + e.grant());
      case FourEyesDecided e -> new Now("four eyes", Set.of());
      case FourEyesEndAsked e -> new Alone(Why.STANDS_BESIDE);
    };
  }

  private static String employment(PersonId person, OrganisationId organisation) {
    return "employment " + person + " " + organisation;
  }

  private static String evidence(VoucherId voucher, FileId file) {
    return "evidence " + voucher + " " + file;
  }
}
