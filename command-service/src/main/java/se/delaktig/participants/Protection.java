package se.delaktig.participants;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.participants.command.ErasePerson;
import se.delaktig.participants.command.LiftHold;
import se.delaktig.participants.command.PlaceHold;
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.event.HoldLifted;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonErased.Ground;
import se.delaktig.participants.event.PersonErased.Kept;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;
import se.delaktig.participants.event.ProtectionEvent;
import se.delaktig.participants.event.TextsErased;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.policy.Retention;

/**
 * What has been done about a person's own data.
 *
 * @param held whether nothing may be erased for now
 */
public record Protection(boolean held, boolean erased) {
  /** What can be said of somebody on whom nothing builds that must be kept. */
  private static final Set<String> NOTHING_BUILDS_ON =
      Set.of(
          "participant-registered",
          "employment-added",
          "workplace-changed",
          "employment-ended",
          "details-corrected",
          "records-merged",
          "records-parted",
          "preparand-appointed",
          "link-issued",
          "person-informed",
          "hold-placed",
          "hold-lifted");

  public static Protection none() {
    return new Protection(false, false);
  }

  public Protection after(ProtectionEvent event) {
    return switch (event) {
      case PersonInformed e -> this;
      case HoldPlaced e -> new Protection(true, erased);
      case HoldLifted e -> new Protection(false, erased);
      case PersonErased e -> new Protection(held, true);
      case TextsErased e -> this;
    };
  }

  public Outcome<ProtectionEvent> inform(RecordInformation c, LocalDate today) {
    return c.date().isAfter(today)
        ? Outcome.refused(new ParticipantRejection.InTheFuture("date"))
        : Outcome.accepted(new PersonInformed(c.person(), c.date(), c.what(), c.how()));
  }

  public Outcome<ProtectionEvent> hold(PlaceHold c) {
    return erased
        ? Outcome.refused(new ParticipantRejection.ErasedAlready())
        : Outcome.accepted(new HoldPlaced(c.person(), c.reason()));
  }

  public Outcome<ProtectionEvent> lift(LiftHold c) {
    return held
        ? Outcome.accepted(new HoldLifted(c.person()))
        : Outcome.refused(new ParticipantRejection.NoHold());
  }

  /**
   * What must be known to decide on an erasure.
   *
   * @param said the stored names of the project's events that name the person
   * @param retention absent while nothing is decided
   */
  public record Facts(Set<String> said, @Nullable RetentionDecided retention, LocalDate today) {
    public boolean nothingBuildsOnIt() {
      return NOTHING_BUILDS_ON.containsAll(said);
    }
  }

  /** Why a person's data must be kept; or on which ground it may be erased. */
  public sealed interface MayErase {
    record Yes(Ground ground) implements MayErase {}

    record No(Rejection why) implements MayErase {}
  }

  public MayErase mayErase(Facts facts) {
    if (erased) {
      return new MayErase.No(new ParticipantRejection.ErasedAlready());
    }
    if (held) {
      return new MayErase.No(new ParticipantRejection.UnderHold());
    }
    if (facts.nothingBuildsOnIt()) {
      return new MayErase.Yes(Ground.NO_DUTY_TO_KEEP);
    }
    return switch (Retention.of(facts.retention())) {
      case Retention.NotComputable(Retention.Missing missing) ->
          new MayErase.No(new ParticipantRejection.RetentionNotComputable(missing));
      case Retention.Until(LocalDate day) when !facts.today().isAfter(day) ->
          new MayErase.No(new ParticipantRejection.MustBeKept(day));
      case Retention.Until over ->
          facts.retention() != null
                  && facts.retention().archive() == RetentionDecided.Archive.DESTROY
              ? new MayErase.Yes(Ground.RETENTION_OVER)
              : new MayErase.No(new ParticipantRejection.ArchiveHasNotAgreed());
    };
  }

  /**
   * Those texts that somebody has read to tell of the person.
   *
   * @param perhaps the texts that hold a part of the person's name; no other can be chosen, since
   *     nothing else of the project is erased with somebody
   */
  public static Outcome<ProtectionEvent> texts(ErasePerson c, Set<String> perhaps) {
    if (!perhaps.containsAll(c.texts())) {
      return Outcome.refused(new ParticipantRejection.TextDoesNotNameThem());
    }
    return c.texts().isEmpty()
        ? Outcome.accepted()
        : Outcome.accepted(new TextsErased(c.person(), c.texts()));
  }

  /**
   * @param texts how many free texts went
   * @param files how many files went that named the person
   */
  public static PersonErased erasure(
      PersonId person, Ground ground, Facts facts, int texts, int files) {
    List<Kept> kept = new ArrayList<>();
    if (!facts.nothingBuildsOnIt()) {
      kept.add(Kept.HOURS);
    }
    if (!facts.said().isEmpty()) {
      kept.add(Kept.CHAIN);
    }
    kept.add(Kept.READ_LOG);
    kept.add(Kept.BACKUPS);
    return new PersonErased(person, ground, texts, files, kept);
  }
}
