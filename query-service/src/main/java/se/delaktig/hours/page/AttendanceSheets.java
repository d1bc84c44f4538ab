package se.delaktig.hours.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.view.Focuses;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.file.SheetCode;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** The närvarorapport's sheets: hours of one person at one workplace in one month, on paper. */
@Component
class AttendanceSheets {
  private final ViewReader<PersonHours> people;
  private final Sessions sessions;
  private final ViewReader<TrainingOccasion> trainings;
  private final Disclosure disclosure;
  private final PeopleNames names;
  private final SessionLines lines;
  private final ScannedReports scans;
  private final Fmt fmt;

  AttendanceSheets(
      Views views,
      PersonHoursView people,
      Sessions sessions,
      TrainingOccasionView trainings,
      Disclosure disclosure,
      PeopleNames names,
      SessionLines lines,
      ScannedReports scans,
      Fmt fmt) {
    this.people = views.reader(people);
    this.sessions = sessions;
    this.trainings = views.reader(trainings);
    this.disclosure = disclosure;
    this.names = names;
    this.lines = lines;
    this.scans = scans;
    this.fmt = fmt;
  }

  /**
   * One person's sheet.
   *
   * @param code by which its scan finds back to it
   * @param scanned where its scan is; absent while there is none
   */
  record Sheet(
      String person,
      String name,
      boolean masked,
      @Nullable String number,
      @Nullable String employer,
      @Nullable String organisationNumber,
      List<Day> days,
      String sum,
      boolean signed,
      boolean certified,
      String certifier,
      SheetCode code,
      @Nullable String scanned) {}

  /**
   * Hours of one date.
   *
   * @param focuses which of the plan's focuses the session carried; absent where it carried none
   */
  record Day(String date, String activity, @Nullable String focuses, String minutes) {}

  /** The sheets of everybody who has hours at a workplace in a month, by name. */
  List<Sheet> of(Sight sight, WorkplaceId at, YearMonth month) {
    Map<PersonHours, List<CountedEntry>> byPerson = new LinkedHashMap<>();
    for (PersonHours person : sight.among(people.all(sight.project().value()).states())) {
      List<CountedEntry> entries =
          Counting.of(person, sight.programme()).stream()
              .filter(counted -> at.equals(counted.workplace()) && counted.month().equals(month))
              .toList();
      if (!entries.isEmpty()) {
        byPerson.put(person, entries);
      }
    }
    Map<PersonId, PersonDetails> details =
        disclosure.details(
            sight.project(),
            byPerson.keySet().stream().map(PersonHours::person).toList(),
            DetailField.NAME,
            DetailField.NUMBER);
    Map<PersonId, ScannedReports.Page> scanned = scans.pages(sight, at, month);
    List<Sheet> sheets = new ArrayList<>();
    byPerson.forEach((person, entries) ->
        sheets.add(
            sheet(
                sight,
                person,
                entries,
                details.get(person.person()),
                SheetCode.of(sight.project(), person.person(), at, month),
                scanned.get(person.person()))));
    sheets.sort(Comparator.comparing(Sheet::name));
    return sheets;
  }

  private @Nullable String focuses(Sight sight, SessionRef session) {
    List<String> carried =
        switch (session.kind()) {
          case WORKPLACE_DIALOGUE ->
              sessions
                  .one(sight, session.id())
                  .flatMap(SessionHistory::held)
                  .map(held -> Focuses.carriedBy(held, sight.programme()))
                  .orElse(List.of());
          case PREPARAND_TRAINING ->
              trainings
                  .one(sight.project().value(), session.id())
                  .flatMap(TrainingOccasion::held)
                  .map(TrainingOccasion.Entry::focuses)
                  .orElse(List.of());
        };
    return carried.isEmpty() ? null : String.join(", ", carried);
  }

  private Sheet sheet(
      Sight sight,
      PersonHours person,
      List<CountedEntry> entries,
      @Nullable PersonDetails details,
      SheetCode code,
      ScannedReports.@Nullable Page scanned) {
    String project = sight.project().value();
    PeopleNames.Shown who = names.of(project, person.person());
    CountedEntry last = entries.getLast();
    OrganisationJoined employer =
        last.organisation() == null
            ? null
            : sight.programme().places().organisations().get(last.organisation());
    PersonId loggedBy = sight.programme().grants().personOf(last.entry().loggedBy()).orElse(null);
    String certifier =
        last.workplace() == null
            ? ""
            : sight
                .programme()
                .places()
                .certifierOf(person.person(), last.workplace(), last.entry().date(), loggedBy)
                .map(certifies -> names.of(project, certifies).name())
                .orElse("");
    return new Sheet(
        person.person().value(),
        who.name(),
        who.masked(),
        who.masked() || details == null ? null : details.number().formatted(),
        employer == null ? null : employer.name(),
        employer == null ? null : employer.number().value(),
        entries.stream()
            .map(counted ->
                new Day(
                    fmt.isoDate(counted.entry().date()),
                    lines.activity(counted.entry()),
                    focuses(sight, counted.entry().session()),
                    fmt.minutes(counted.entry().minutes())))
            .toList(),
        fmt.hoursAndMinutes(entries.stream().mapToLong(c -> c.entry().minutes()).sum()),
        entries.stream().allMatch(c -> c.entry().signed() != null),
        entries.stream().allMatch(c -> c.entry().certified() != null),
        certifier,
        code,
        scanned == null || who.masked()
            ? null
            : "/projekt/" + project + "/intyg/inskannat/" + scanned.file() + "/" + scanned.page());
  }
}
