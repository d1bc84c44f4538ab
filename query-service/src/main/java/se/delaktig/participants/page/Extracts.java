package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessRefused;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.event.ExportTaken;
import se.delaktig.access.event.Opened;
import se.delaktig.access.event.PersonalDetailsRead;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.audit.view.Trails;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.log.ReadLog;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.view.DataProtectionView;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.policy.Retention;
import se.delaktig.project.view.RetentionView;

/** Puts together everything that the programme holds about one person. */
@Component
class Extracts {
  private final People people;
  private final Disclosure disclosure;
  private final Trails trails;
  private final ReadLog reads;
  private final PersonRegister register;
  private final Views views;
  private final DataProtectionView protections;
  private final RetentionView retention;
  private final ProgrammeClock clock;
  private final EventVocabulary vocabulary;
  private final Words words;

  Extracts(
      People people,
      Disclosure disclosure,
      Trails trails,
      ReadLog reads,
      PersonRegister register,
      Views views,
      DataProtectionView protections,
      RetentionView retention,
      ProgrammeClock clock,
      EventVocabulary vocabulary,
      Words words) {
    this.people = people;
    this.disclosure = disclosure;
    this.trails = trails;
    this.reads = reads;
    this.register = register;
    this.views = views;
    this.protections = protections;
    this.retention = retention;
    this.clock = clock;
    this.vocabulary = vocabulary;
    this.words = words;
  }

  /** Empty for whoever is erased, not registered, or masked to whoever asks. */
  Optional<Extract> of(Sight sight, PersonId person) {
    String project = sight.project().value();
    PersonDetails details =
        disclosure.details(sight.project(), List.of(person), DetailField.EVERYTHING).get(person);
    PersonHours hours = people.one(sight, person.value()).orElse(null);
    return details == null || hours == null
        ? Optional.empty()
        : Optional.of(put(sight, hours, details));
  }

  private Extract put(Sight sight, PersonHours hours, PersonDetails details) {
    String project = sight.project().value();
    Set<PersonId> records = sight.programme().records().of(hours.person());
    PlaceNames places = new PlaceNames(sight.programme().places());
    return new Extract(
        sight.programme().planned().invented() ? words.say("participants.invented") : null,
        project,
        sight.programme().planned().name(),
        clock.today(),
        new Extract.Details(
            details.givenName(),
            details.familyName(),
            details.number().formatted(),
            details.email(),
            details.phone(),
            Objects.requireNonNull(hours.sex()),
            Objects.requireNonNull(hours.ageGroup())),
        numbersOfOthers(sight, hours.person()),
        hours.employments().stream()
            .map(one ->
                new Extract.Employed(
                    places.of(one.organisation()),
                    places.of(one.workplace()),
                    one.group() == null ? null : one.group().value(),
                    one.from()))
            .toList(),
        Counting.of(hours, sight.programme()).stream()
            .map(one ->
                new Extract.Hours(
                    one.entry().date(),
                    one.entry().session().kind().name(),
                    one.entry().minutes(),
                    one.entry().presence().name(),
                    one.entry().signed() == null ? null : one.entry().signed().at(),
                    one.entry().certified() == null ? null : one.entry().certified().at(),
                    one.certifiedMinutes()))
            .toList(),
        records.stream()
            .flatMap(one -> views.reader(protections).one(project, one.value()).stream())
            .flatMap(one -> one.informed().stream())
            .toList(),
        history(sight, records),
        records.stream()
            .flatMap(one -> disclosure.textsAbout(sight.project(), one).stream())
            .toList(),
        readings(project, records),
        until(project));
  }

  /** By which other numbers the same person is registered. */
  private List<String> numbersOfOthers(Sight sight, PersonId person) {
    List<PersonId> others =
        sight.programme().records().of(person).stream()
            .filter(record -> !record.equals(person))
            .toList();
    return disclosure.details(sight.project(), others, DetailField.EVERYTHING).values().stream()
        .map(details -> details.number().formatted())
        .toList();
  }

  private List<Extract.Happened> history(Sight sight, Set<PersonId> records) {
    // also what the log tells of the person's protected identity, under its mask
    List<String> ids =
        records.stream()
            .flatMap(one -> Stream.of(one.value(), register.maskOf(sight.project(), one).value()))
            .map(id -> '"' + id + '"')
            .toList();
    List<Extract.Happened> history = new ArrayList<>();
    for (TrailEntry entry : trails.of(sight)) {
      String body = vocabulary.write(entry.event());
      if (ids.stream().anyMatch(body::contains)) {
        history.add(new Extract.Happened(entry.recorded(), entry.name(), entry.role()));
      }
    }
    return history;
  }

  private List<Extract.Reading> readings(String project, Set<PersonId> records) {
    List<Extract.Reading> readings = new ArrayList<>();
    reads.forEach(
        project,
        noted ->
            opened(noted.event()).stream()
                .filter(one -> one.persons().stream().anyMatch(records::contains))
                .forEach(one ->
                    readings.add(
                        new Extract.Reading(
                            noted.at(), noted.role(), one.fields(), page(noted.event())))));
    return readings;
  }

  private static List<Opened> opened(se.delaktig.access.event.ReadingEvent event) {
    return switch (event) {
      case PersonalDetailsRead read -> read.opened();
      case ExportTaken taken -> taken.opened();
      case AccessRefused refused -> List.of();
    };
  }

  private static String page(se.delaktig.access.event.ReadingEvent event) {
    return switch (event) {
      case PersonalDetailsRead read -> read.page();
      case ExportTaken taken -> taken.page();
      case AccessRefused refused -> refused.page();
    };
  }

  private @Nullable LocalDate until(String project) {
    return Retention.of(
                views
                    .reader(retention)
                    .one(project, RetentionView.ONLY)
                    .map(RetentionView.Decided::latest)
                    .orElse(null))
            instanceof Retention.Until(LocalDate day)
        ? day
        : null;
  }
}
