package se.delaktig.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Role;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.IssueLink;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.organisations.event.CertifierNamed;

/** Managers certify month by month; some have fallen behind, and some have nobody themselves. */
final class Certifying {
  /** So many sessions wait for a manager when the demonstration's clock begins to run. */
  static final int WAITING = 35;

  private static final YearMonth FIRST = YearMonth.of(2018, 10);
  private static final YearMonth LAST = YearMonth.of(2019, 10);
  private static final YearMonth BEHIND_SINCE = YearMonth.of(2019, 8);
  private static final LocalDate LINKS_SENT = LocalDate.of(2019, 11, 4);
  private static final int LINK_DAYS = 30;
  private static final LocalDate REMINDED = LocalDate.of(2019, 11, 15);

  /** One manager of so many has nobody who certifies the manager's own hours. */
  private static final int NOBODY_EVERY = 9;

  private final Stage stage;
  private final Parts parts;
  private final Cast cast;

  Certifying(Stage stage, Parts parts, Cast cast) {
    this.stage = stage;
    this.parts = parts;
    this.cast = cast;
  }

  void plan(Agenda agenda) {
    agenda.at(LocalDate.of(2018, 10, 8).atTime(9, 0), this::nameCertifiers);
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      boolean someAreBehind = !month.isBefore(BEHIND_SINCE);
      LocalDate last = month.atEndOfMonth();
      int minute = 0;
      for (Workplace workplace : cast.workplaces()) {
        if (!workplace.behind || !someAreBehind) {
          agenda.at(
              Workdays.onOrAfter(last.plusDays(6)).atTime(8, 0).plusMinutes(4L * minute++),
              () -> certify(workplace, part -> !part.date.isAfter(last)));
        }
      }
    }
    agenda.at(LINKS_SENT.atTime(9, 30), this::sendLinks);
    agenda.at(REMINDED.atTime(16, 45), this::afterTheReminder);
  }

  /** The manager next door, of the same employer, certifies a manager's own hours. */
  private void nameCertifiers() {
    List<Workplace> all = cast.workplaces();
    for (int i = 0; i < all.size(); i++) {
      Workplace one = all.get(i);
      Workplace neighbour = neighbour(all, i);
      if (i % NOBODY_EVERY != NOBODY_EVERY - 1
          && neighbour != null
          && one.manager().isRegistered()
          && neighbour.manager().isRegistered()) {
        stage.by(
            Role.PROJECT_LEADER,
            new NameCertifier(
                Stage.PROJECT,
                one.manager().id(),
                neighbour.manager().id(),
                CertifierNamed.As.DEPUTY));
        one.manager().certifiedBy(neighbour.manager());
      }
    }
  }

  /** The workplace before or, for the first, after it of the same employer. */
  private static @Nullable Workplace neighbour(List<Workplace> all, int at) {
    return Stream.of(at - 1, at + 1)
        .filter(i -> i >= 0 && i < all.size())
        .map(all::get)
        .filter(other -> other.employer.equals(all.get(at).employer))
        .findFirst()
        .orElse(null);
  }

  /** Those who have fallen behind get a link to what waits for them. */
  private void sendLinks() {
    cast.workplaces().stream()
        .filter(workplace -> workplace.behind || workplace.id.equals(Gladan.ID))
        .map(Workplace::manager)
        .filter(manager -> manager.email != null && manager.isRegistered())
        .forEach(manager ->
            stage.by(
                Role.PROJECT_LEADER,
                new IssueLink(
                    manager.id(),
                    LinkIssued.Purpose.CERTIFY_STAFF_HOURS,
                    LAST.toString(),
                    LINK_DAYS)));
  }

  /** After a reminder everything is certified but the newest sessions of those who are behind. */
  private void afterTheReminder() {
    List<Part> waiting = parts.all().filter(Certifying::canBeCertified).toList();
    List<Part> lastFirst = new ArrayList<>(waiting);
    lastFirst.sort(
        Comparator.comparing((Part part) -> !part.workplace.behind)
            .thenComparing(part -> part.date, Comparator.reverseOrder()));
    Set<SessionRef> left = new LinkedHashSet<>();
    for (Part part : lastFirst) {
      if (left.size() < WAITING) {
        left.add(part.session);
      }
    }
    for (Workplace workplace : cast.workplaces()) {
      // The newest of the demonstration's own workplace are for its visitors.
      boolean visited = workplace.id.equals(Gladan.ID);
      certify(
          workplace,
          part ->
              !left.contains(part.session) && !(visited && part.date.isAfter(LAST.atEndOfMonth())));
    }
  }

  private static boolean canBeCertified(Part part) {
    return !part.certified
        && !part.disputed
        && part.workplace.managedOn(part.date)
        && part.who != part.workplace.manager();
  }

  private void certify(Workplace workplace, Predicate<Part> which) {
    List<Part> staff = parts.at(workplace, which.and(Certifying::canBeCertified));
    certify(workplace, workplace.manager(), staff);
    Employee manager = workplace.manager();
    Employee deputy = manager.certifier();
    if (deputy != null) {
      certify(
          workplace,
          deputy,
          parts.at(
              workplace,
              which.and(part ->
                  part.who == manager && !part.certified && workplace.managedOn(part.date))));
    }
  }

  private void certify(Workplace workplace, Employee certifier, List<Part> items) {
    if (items.isEmpty()) {
      return;
    }
    boolean signedIn = workplace.id.equals(Gladan.ID) && certifier == workplace.manager();
    stage.by(
        signedIn ? Role.MANAGER : Role.PROJECT_LEADER,
        new CertifyHours(
            new CertificateId(stage.id()),
            certifier.id(),
            signedIn ? CertificateKind.SIGNED_IN : CertificateKind.PAPER,
            items.stream()
                .map(part -> new HoursCertified.Item(part.session, part.who.id(), part.minutes))
                .toList()));
    items.forEach(part -> part.certified = true);
  }
}
