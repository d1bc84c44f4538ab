package se.delaktig.access.policy;

import static se.delaktig.access.event.Role.AUDITOR;
import static se.delaktig.access.event.Role.DATA_PROTECTION_OFFICER;
import static se.delaktig.access.event.Role.ECONOMIST;
import static se.delaktig.access.event.Role.EVALUATOR;
import static se.delaktig.access.event.Role.IDENTITY_OFFICER;
import static se.delaktig.access.event.Role.LINK_HOLDER;
import static se.delaktig.access.event.Role.MANAGER;
import static se.delaktig.access.event.Role.PROCESS_LEADER;
import static se.delaktig.access.event.Role.PROJECT_LEADER;
import static se.delaktig.access.event.Role.PROJECT_WORKER;
import static se.delaktig.access.event.Role.RESEARCHER;
import static se.delaktig.access.event.Role.SYSTEM;
import static se.delaktig.access.event.Role.SYSTEM_ADMINISTRATOR;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.delaktig.access.command.ConfirmAccess;
import se.delaktig.access.command.DeclineAccess;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.RequireFourEyes;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.Role;
import se.delaktig.budget.command.AppointStaff;
import se.delaktig.budget.command.AttachEvidence;
import se.delaktig.budget.command.CorrectCashCofinancing;
import se.delaktig.budget.command.CorrectCost;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.command.DeclareAid;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.command.RecordCashCofinancing;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.command.SignStaffTime;
import se.delaktig.budget.command.WithdrawCashCofinancing;
import se.delaktig.budget.command.WithdrawEvidence;
import se.delaktig.claims.command.BuildClaim;
import se.delaktig.claims.command.CloseMonth;
import se.delaktig.claims.command.DecideClaim;
import se.delaktig.claims.command.RecordClaimPayment;
import se.delaktig.claims.command.ReopenMonth;
import se.delaktig.claims.command.ReturnClaim;
import se.delaktig.claims.command.SendParticipantFile;
import se.delaktig.claims.command.SubmitClaim;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.command.CancelDialogueSession;
import se.delaktig.dialogue.command.CorrectDialogueSession;
import se.delaktig.dialogue.command.IdentifyAttendee;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.command.PlanDialogueSession;
import se.delaktig.goals.command.DrawTheoryOfChange;
import se.delaktig.goals.command.MeasureGoal;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.command.PlanSurvey;
import se.delaktig.goals.command.RecordSurveyAnswers;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.DiscardScan;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.command.IssueLink;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.command.SignHours;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.FormDialogueGroup;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.ErasePerson;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.command.LiftHold;
import se.delaktig.participants.command.MergeRecords;
import se.delaktig.participants.command.PartRecords;
import se.delaktig.participants.command.PlaceHold;
import se.delaktig.participants.command.ProtectIdentity;
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.command.RecordPersonalNumber;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.participants.command.RegisterWithoutNumber;
import se.delaktig.participants.command.UnmaskIdentity;
import se.delaktig.participants.command.UnprotectIdentity;
import se.delaktig.placements.command.EndPlacement;
import se.delaktig.placements.command.RecordRecruitmentOutcome;
import se.delaktig.project.command.DecideRetention;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.command.RegisterDocumentRequest;
import se.delaktig.project.command.ReviewSecrecy;
import se.delaktig.project.command.SettleSourceConflict;
import se.delaktig.steering.command.AdoptRoutine;
import se.delaktig.steering.command.AgreeAction;
import se.delaktig.steering.command.AnswerObservation;
import se.delaktig.steering.command.CallMeeting;
import se.delaktig.steering.command.CancelMeeting;
import se.delaktig.steering.command.FollowUpRoutine;
import se.delaktig.steering.command.FreezeFigures;
import se.delaktig.steering.command.IssueMinutes;
import se.delaktig.steering.command.MailMinutes;
import se.delaktig.steering.command.MakeObservation;
import se.delaktig.steering.command.RecordFinding;
import se.delaktig.steering.command.RecordMeeting;
import se.delaktig.steering.command.RecordSteeringDecision;
import se.delaktig.steering.command.SettleAction;
import se.delaktig.training.command.AppointPreparand;
import se.delaktig.training.command.CancelTrainingSession;
import se.delaktig.training.command.CompletePreparandTraining;
import se.delaktig.training.command.CorrectTrainingSession;
import se.delaktig.training.command.PlanTrainingSession;
import se.delaktig.training.command.RecordTrainingAttendance;

/**
 * Every command there is, and in which roles it may be asked. A command that is not here cannot be
 * sent.
 */
public final class Matrix {
  private static final Map<Class<? extends ProgrammeCommand>, Set<Role>> ROLES =
      new LinkedHashMap<>();

  static {
    may(PlanProject.class, PROJECT_LEADER, SYSTEM_ADMINISTRATOR, SYSTEM);
    may(SettleSourceConflict.class, PROJECT_LEADER);
    may(DecideRuleSet.class, PROJECT_LEADER, SYSTEM_ADMINISTRATOR, SYSTEM);
    may(JoinOrganisation.class, PROJECT_LEADER, SYSTEM_ADMINISTRATOR, SYSTEM);
    may(AddWorkplace.class, PROJECT_LEADER, PROJECT_WORKER);
    may(FormDialogueGroup.class, PROJECT_LEADER, PROJECT_WORKER, MANAGER);
    may(AppointManager.class, PROJECT_LEADER, PROJECT_WORKER);
    may(AppointRepresentatives.class, PROJECT_LEADER, PROJECT_WORKER, MANAGER);
    may(NameCertifier.class, PROJECT_LEADER);
    may(RegisterParticipant.class, PROJECT_LEADER, PROJECT_WORKER);
    may(ChangeWorkplace.class, PROJECT_LEADER, PROJECT_WORKER);
    may(EndEmployment.class, PROJECT_LEADER, PROJECT_WORKER);
    may(AppointPreparand.class, PROJECT_LEADER, PROJECT_WORKER);
    may(PlanTrainingSession.class, PROJECT_LEADER, PROJECT_WORKER);
    may(RecordTrainingAttendance.class, PROJECT_LEADER, PROJECT_WORKER);
    may(CorrectTrainingSession.class, PROJECT_LEADER, PROJECT_WORKER, ECONOMIST);
    may(CancelTrainingSession.class, PROJECT_LEADER, PROJECT_WORKER);
    may(CompletePreparandTraining.class, PROJECT_LEADER, PROJECT_WORKER);
    may(CorrectDetails.class, PROJECT_LEADER, PROJECT_WORKER);
    may(ImportParticipants.class, PROJECT_LEADER, PROJECT_WORKER);
    may(RegisterWithoutNumber.class, PROJECT_LEADER, PROJECT_WORKER);
    may(RecordPersonalNumber.class, PROJECT_LEADER, PROJECT_WORKER);
    may(MergeRecords.class, PROJECT_LEADER, PROJECT_WORKER);
    may(PartRecords.class, PROJECT_LEADER, PROJECT_WORKER);
    may(
        ProtectIdentity.class,
        PROJECT_LEADER,
        PROJECT_WORKER,
        DATA_PROTECTION_OFFICER,
        IDENTITY_OFFICER);
    may(UnprotectIdentity.class, DATA_PROTECTION_OFFICER, IDENTITY_OFFICER);
    may(UnmaskIdentity.class, IDENTITY_OFFICER);
    may(RecordInformation.class, PROJECT_LEADER, PROJECT_WORKER, DATA_PROTECTION_OFFICER);
    may(PlaceHold.class, PROJECT_LEADER, DATA_PROTECTION_OFFICER);
    may(LiftHold.class, DATA_PROTECTION_OFFICER);
    may(ErasePerson.class, DATA_PROTECTION_OFFICER);
    may(RegisterDocumentRequest.class, PROJECT_LEADER, DATA_PROTECTION_OFFICER);
    may(ReviewSecrecy.class, PROJECT_LEADER, DATA_PROTECTION_OFFICER);
    may(DecideRetention.class, PROJECT_LEADER, DATA_PROTECTION_OFFICER);
    may(PlanDialogueSession.class, PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER);
    may(LogDialogueSession.class, PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER);
    may(CorrectDialogueSession.class, PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER, ECONOMIST);
    may(CancelDialogueSession.class, PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER);
    may(IdentifyAttendee.class, PROJECT_LEADER, PROJECT_WORKER);
    may(AddMaterial.class, PROJECT_LEADER, PROJECT_WORKER);
    may(SignHours.class, PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER, LINK_HOLDER);
    may(CertifyHours.class, PROJECT_LEADER, PROJECT_WORKER, MANAGER, LINK_HOLDER);
    may(ScanAttendanceReports.class, PROJECT_LEADER, PROJECT_WORKER);
    may(DiscardScan.class, PROJECT_LEADER, PROJECT_WORKER);
    may(DisputeHours.class, PROCESS_LEADER, MANAGER, LINK_HOLDER);
    may(IssueLink.class, PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER, SYSTEM);
    may(RecordRecruitmentOutcome.class, PROJECT_LEADER, PROJECT_WORKER, MANAGER);
    may(EndPlacement.class, PROJECT_LEADER, PROJECT_WORKER, MANAGER);
    may(DecideBudget.class, PROJECT_LEADER, ECONOMIST);
    may(RecordCost.class, PROJECT_LEADER, ECONOMIST);
    may(CorrectCost.class, PROJECT_LEADER, ECONOMIST);
    may(ReverseCost.class, PROJECT_LEADER, ECONOMIST);
    may(ImportVouchers.class, PROJECT_LEADER, ECONOMIST);
    may(AttachEvidence.class, PROJECT_LEADER, ECONOMIST);
    may(WithdrawEvidence.class, PROJECT_LEADER, ECONOMIST);
    may(RecordCashCofinancing.class, PROJECT_LEADER, ECONOMIST);
    may(CorrectCashCofinancing.class, PROJECT_LEADER, ECONOMIST);
    may(WithdrawCashCofinancing.class, PROJECT_LEADER, ECONOMIST);
    may(DeclareAid.class, PROJECT_LEADER, ECONOMIST);
    may(AppointStaff.class, PROJECT_LEADER, ECONOMIST);
    may(RecordStaffTime.class, PROJECT_LEADER, PROJECT_WORKER, ECONOMIST);
    may(SignStaffTime.class, PROJECT_LEADER, PROJECT_WORKER, MANAGER, ECONOMIST);
    may(CloseMonth.class, PROJECT_LEADER, ECONOMIST);
    may(ReopenMonth.class, PROJECT_LEADER, ECONOMIST);
    may(BuildClaim.class, PROJECT_LEADER, ECONOMIST);
    may(SubmitClaim.class, PROJECT_LEADER, ECONOMIST);
    may(ReturnClaim.class, PROJECT_LEADER, ECONOMIST);
    may(DecideClaim.class, PROJECT_LEADER, ECONOMIST);
    may(RecordClaimPayment.class, PROJECT_LEADER, ECONOMIST);
    may(SendParticipantFile.class, PROJECT_LEADER, ECONOMIST);
    may(OperationaliseGoal.class, PROJECT_LEADER);
    may(MeasureGoal.class, PROJECT_LEADER, PROJECT_WORKER);
    may(DrawTheoryOfChange.class, PROJECT_LEADER);
    may(PlanSurvey.class, PROJECT_LEADER, PROJECT_WORKER);
    may(RecordSurveyAnswers.class, PROJECT_LEADER, PROJECT_WORKER);
    may(CallMeeting.class, PROJECT_LEADER, PROJECT_WORKER);
    may(CancelMeeting.class, PROJECT_LEADER, PROJECT_WORKER);
    may(FreezeFigures.class, PROJECT_LEADER, PROJECT_WORKER);
    may(RecordMeeting.class, PROJECT_LEADER, PROJECT_WORKER);
    may(RecordSteeringDecision.class, PROJECT_LEADER);
    may(AgreeAction.class, PROJECT_LEADER, PROJECT_WORKER);
    may(SettleAction.class, PROJECT_LEADER, PROJECT_WORKER);
    may(RecordFinding.class, PROJECT_LEADER, PROJECT_WORKER, RESEARCHER);
    may(IssueMinutes.class, PROJECT_LEADER);
    may(MailMinutes.class, PROJECT_LEADER);
    may(AdoptRoutine.class, PROJECT_LEADER, PROJECT_WORKER);
    may(FollowUpRoutine.class, PROJECT_LEADER, PROJECT_WORKER);
    may(MakeObservation.class, EVALUATOR, RESEARCHER, AUDITOR);
    may(AnswerObservation.class, PROJECT_LEADER, PROJECT_WORKER, ECONOMIST);
    may(GrantAccess.class, SYSTEM_ADMINISTRATOR, PROJECT_LEADER, SYSTEM);
    may(WithdrawAccess.class, SYSTEM_ADMINISTRATOR, PROJECT_LEADER);
    may(ConfirmAccess.class, SYSTEM_ADMINISTRATOR, PROJECT_LEADER);
    may(DeclineAccess.class, SYSTEM_ADMINISTRATOR, PROJECT_LEADER);
    may(RequireFourEyes.class, SYSTEM_ADMINISTRATOR, PROJECT_LEADER);
  }

  private Matrix() {}

  private static void may(Class<? extends ProgrammeCommand> command, Role... roles) {
    ROLES.put(command, Set.of(roles));
  }

  /** The roles in which a command may be asked; empty for one that is not known. */
  public static Set<Role> rolesFor(Class<?> command) {
    return ROLES.getOrDefault(command, Set.of());
  }

  /** All commands, in the order of the programme's words. */
  public static Set<Class<? extends ProgrammeCommand>> commands() {
    return ROLES.keySet();
  }

  /** The command with that name, as in {@link ProgrammeCommand#nameOf}. */
  public static Optional<Class<? extends ProgrammeCommand>> named(String name) {
    return ROLES.keySet().stream()
        .filter(type -> ProgrammeCommand.nameOf(type).equals(name))
        .findFirst();
  }
}
