package se.delaktig.hours.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.CountedEntry.LeftOut;
import se.delaktig.hours.view.PersonHours.Certified;
import se.delaktig.hours.view.PersonHours.Entry;
import se.delaktig.hours.view.PersonHours.Signed;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.FundingRules.StaffTimeHours;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * What of a person's logged minutes counts as co-financing, under the rules of each session's day.
 * The facts are never changed by it: the same facts under other rules give another answer.
 */
public final class Counting {
  private static final int MINUTES_A_DAY = 24 * 60;

  private Counting() {}

  /**
   * Every session the person took part in, oldest first, each with what counts and what does not.
   */
  public static List<CountedEntry> of(PersonHours person, Programme programme) {
    List<Entry> attended =
        person.entries().stream()
            .filter(entry -> entry.presence().attended())
            .sorted(Comparator.comparing(Entry::date).thenComparing(Entry::start))
            .toList();
    List<CountedEntry> counted = new ArrayList<>();
    ReportedMinutes reported = ReportedMinutes.of(person.person(), programme);
    int dialogueSoFar = 0;
    for (Entry entry : attended) {
      Optional<Employment> place = person.employmentOn(entry.date(), entry.workplace());
      Optional<RuleSet> rules = programme.rulesOn(entry.date());
      @Nullable Reason barred =
          barred(person, entry, place.map(Employment::organisation), programme, rules);
      int alsoStaffTime = barred == null ? alsoStaffTime(reported, entry, rules) : 0;
      int above = 0;
      if (barred == null && entry.session().kind() == ActivityKind.WORKPLACE_DIALOGUE) {
        int offered = entry.minutes() - alsoStaffTime;
        above = above(offered, dialogueSoFar, rules);
        dialogueSoFar += offered - above;
      }
      counted.add(
          counted(
              person,
              entry,
              place.map(Employment::workplace).orElse(null),
              place.map(Employment::organisation).orElse(null),
              barred,
              alsoStaffTime,
              above,
              rules));
    }
    return counted;
  }

  private static CountedEntry counted(
      PersonHours person,
      Entry entry,
      @Nullable WorkplaceId workplace,
      @Nullable OrganisationId organisation,
      @Nullable Reason barred,
      int alsoStaffTime,
      int above,
      Optional<RuleSet> rules) {
    if (barred != null) {
      return new CountedEntry(
          person, entry, workplace, organisation, 0, List.of(new LeftOut(barred, entry.minutes())));
    }
    List<LeftOut> leftOut = new ArrayList<>();
    if (alsoStaffTime > 0) {
      leftOut.add(new LeftOut(Reason.ALSO_STAFF_TIME, alsoStaffTime));
    }
    if (above > 0) {
      leftOut.add(new LeftOut(Reason.ABOVE_PLAN, above));
    }
    int within = entry.minutes() - alsoStaffTime - above;
    @Nullable Reason unproven = unproven(entry, rules);
    if (unproven != null && within > 0) {
      leftOut.add(0, new LeftOut(unproven, within));
    }
    return new CountedEntry(
        person,
        entry,
        workplace,
        organisation,
        unproven == null ? within : 0,
        List.copyOf(leftOut));
  }

  /** Why a session does not count at all, whoever signs it. */
  private static @Nullable Reason barred(
      PersonHours person,
      Entry entry,
      Optional<OrganisationId> organisation,
      Programme programme,
      Optional<RuleSet> rules) {
    if (!programme.planned().period().contains(entry.date())) {
      return Reason.OUTSIDE_PERIOD;
    }
    if (organisation.isEmpty()) {
      return Reason.NOT_EMPLOYED;
    }
    OrganisationJoined joined = programme.places().organisations().get(organisation.get());
    if (joined == null || entry.date().isBefore(joined.joined())) {
      return Reason.ORGANISATION_NOT_JOINED;
    }
    if (overlapsEarlierLogged(person, entry)) {
      return Reason.IN_TWO_SESSIONS;
    }
    Set<ActivityKind> cofinancing =
        rules.map(set -> set.funding().cofinancingActivities().value()).orElse(null);
    if (cofinancing != null && !cofinancing.contains(entry.session().kind())) {
      return Reason.ACTIVITY_NOT_COFINANCING;
    }
    boolean leadersCount =
        rules.map(set -> set.leadersCount().value()).orElse(Boolean.TRUE) != Boolean.FALSE;
    return entry.leader() && !leadersCount ? Reason.LEADER : null;
  }

  /**
   * Entries stand in the order in which they became known; of two at the same time the first known
   * counts.
   */
  private static boolean overlapsEarlierLogged(PersonHours person, Entry entry) {
    for (Entry other : person.entries()) {
      // a person has a session once
      if (other == entry) {
        return false;
      }
      if (other.presence().attended() && overlap(other, entry)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(Entry one, Entry other) {
    // nearly all are far apart, and that is soon seen
    long days = Math.abs(one.date().toEpochDay() - other.date().toEpochDay());
    if (days > 1 + Math.max(one.sessionMinutes(), other.sessionMinutes()) / MINUTES_A_DAY) {
      return false;
    }
    LocalDateTime oneStart = one.date().atTime(one.start());
    LocalDateTime otherStart = other.date().atTime(other.start());
    return oneStart.isBefore(otherStart.plusMinutes(other.sessionMinutes()))
        && otherStart.isBefore(oneStart.plusMinutes(one.sessionMinutes()));
  }

  /**
   * Minutes of a session that do not count since the person's own time reports may have them as
   * well, where the rules leave such out: the most that can be in both, which is no more than the
   * reports have that day, or in the month where they have no days. Signed or not, a report says
   * what the project is to pay for. What co-finances in kind must not also be a direct cost
   * (esf.se, Medfinansiering 2014–2020); that it is reckoned like this is decision 34.
   */
  private static int alsoStaffTime(ReportedMinutes reported, Entry entry, Optional<RuleSet> rules) {
    StaffTimeHours rule = rules.map(set -> set.funding().staffTimeHours().value()).orElse(null);
    return rule == StaffTimeHours.EXCLUDED ? reported.take(entry.date(), entry.minutes()) : 0;
  }

  /**
   * How many of a dialogue session's minutes are above what the plan has for an employee, where
   * more does not count.
   */
  private static int above(int minutes, int soFar, Optional<RuleSet> rules) {
    boolean more =
        rules.map(set -> set.countDialogueAbove().value()).orElse(Boolean.TRUE) != Boolean.FALSE;
    Integer planned = rules.map(set -> set.dialogueMinutesPerEmployee().value()).orElse(null);
    if (more || planned == null) {
      return 0;
    }
    return Math.max(0, Math.min(minutes, soFar + minutes - planned));
  }

  /** What is still lacking before a session counts. */
  private static @Nullable Reason unproven(Entry entry, Optional<RuleSet> rules) {
    Signed signed = entry.signed();
    Certified certified = entry.certified();
    if (entry.disputed() != null) {
      return Reason.DISPUTED;
    }
    if (signed == null) {
      return Reason.UNSIGNED;
    }
    if (!accepts(rules.map(set -> set.validSignatures().value()), signed.kind())) {
      return Reason.SIGNATURE_NOT_VALID;
    }
    if (certified == null) {
      return Reason.UNCERTIFIED;
    }
    return accepts(rules.map(set -> set.validCertificates().value()), certified.kind())
        ? null
        : Reason.CERTIFICATE_NOT_VALID;
  }

  /** Where the rules state no list, every kind is valid. */
  private static <K> boolean accepts(Optional<? extends Set<K>> valid, K kind) {
    return valid.map(set -> set.contains(kind)).orElse(true);
  }

  /** The first day a person took part in anything: from then on the person is a participant. */
  public static Optional<LocalDate> started(PersonHours person) {
    return person.entries().stream()
        .filter(entry -> entry.presence().attended())
        .map(Entry::date)
        .min(Comparator.naturalOrder());
  }
}
