package se.delaktig.kernel.command;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import se.delaktig.budget.event.CashId;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.kernel.event.FileId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.project.event.DocumentRequestId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MinutesMailId;
import se.delaktig.training.event.TrainingSessionId;

/** The names of the log's streams: what kind of thing, a hyphen, which one. */
public final class Streams {
  private static final Set<String> ONE_A_LEDGER =
      Set.of(
          "project",
          "organisations",
          "library",
          "access",
          "budget",
          "staffing",
          "claims",
          "goals",
          "surveys",
          "theory",
          "retention",
          "routines",
          "observations",
          "records");

  /** Kinds whose commands name the project while what they begin has no id yet. */
  private static final Set<String> NAMES_A_NEW_ONE =
      Set.of("participant", "import", "mask", "vouchers");

  private Streams() {}

  /**
   * Whether a stream of this name may lie in the ledger: one that is named after its ledger lies in
   * that one only.
   */
  public static boolean mayLieIn(String stream, String ledger) {
    int hyphen = stream.indexOf('-');
    String kind = stream.substring(0, hyphen);
    String id = stream.substring(hyphen + 1);
    if (NAMES_A_NEW_ONE.contains(kind) && id.startsWith("of-")) {
      return id.equals("of-" + ledger);
    }
    return !ONE_A_LEDGER.contains(kind) || id.equals(ledger);
  }

  public static String project(ProjectId id) {
    return "project-" + id;
  }

  public static String organisations(ProjectId id) {
    return "organisations-" + id;
  }

  public static String library(ProjectId id) {
    return "library-" + id;
  }

  /** The grants of a project, or of the {@code office}. */
  public static String access(String ledger) {
    return "access-" + ledger;
  }

  public static String participant(PersonId id) {
    return "participant-" + id;
  }

  /** A request for public documents. */
  public static String documentRequest(DocumentRequestId id) {
    return "documentrequest-" + id;
  }

  /** How long a project's documents are kept. */
  public static String retention(ProjectId id) {
    return "retention-" + id;
  }

  /** What is done about somebody's protected identity. */
  public static String mask(MaskId id) {
    return "mask-" + id;
  }

  /** What is done about a person's own data. */
  public static String protection(PersonId id) {
    return "protection-" + id;
  }

  /** Which of a project's records are of one person. */
  public static String records(ProjectId id) {
    return "records-" + id;
  }

  /** A person's way through the preparand training. */
  public static String preparand(PersonId id) {
    return "preparand-" + id;
  }

  public static String training(TrainingSessionId id) {
    return "training-" + id;
  }

  public static String dialogue(DialogueSessionId id) {
    return "dialogue-" + id;
  }

  public static String signature(SignatureId id) {
    return "signature-" + id;
  }

  public static String scanned(FileId file) {
    return "scanned-" + file;
  }

  public static String certificate(CertificateId id) {
    return "certificate-" + id;
  }

  public static String link(LinkId id) {
    return "link-" + id;
  }

  public static String placement(PlacementId id) {
    return "placement-" + id;
  }

  /** How a project's money is divided. */
  public static String budget(ProjectId id) {
    return "budget-" + id;
  }

  /** A project's closed months, claims and participant files. */
  public static String claims(ProjectId id) {
    return "claims-" + id;
  }

  /** A voucher with its costs and evidence. */
  public static String voucher(VoucherId id) {
    return "cost-" + id;
  }

  /** Cash that was given as co-financing. */
  public static String cash(CashId id) {
    return "cash-" + id;
  }

  /** An organisation's declaration of de minimis aid. */
  public static String aid(ProjectId project, OrganisationId organisation) {
    String whose = project.value() + "|" + organisation.value();
    return "aid-" + UUID.nameUUIDFromBytes(whose.getBytes(StandardCharsets.UTF_8));
  }

  public static String staffTime(StaffTimeId id) {
    return "stafftime-" + id;
  }

  /** Who holds the posts of a project's staffing. */
  public static String staffing(ProjectId id) {
    return "staffing-" + id;
  }

  public static String goals(ProjectId id) {
    return "goals-" + id;
  }

  public static String meeting(MeetingId id) {
    return "meeting-" + id;
  }

  /** Minutes on their way to one reader. */
  public static String minutesMail(MinutesMailId id) {
    return "minutesmail-" + id;
  }

  /** The routines and policies that a project leads to. */
  public static String routines(ProjectId id) {
    return "routines-" + id;
  }

  /** How a project's activities are to lead to its goals. */
  public static String theory(ProjectId id) {
    return "theory-" + id;
  }

  /** What a project asks before and after. */
  public static String surveys(ProjectId id) {
    return "surveys-" + id;
  }

  /** What is seen and asked from outside a project. */
  public static String observations(ProjectId id) {
    return "observations-" + id;
  }
}
