package se.delaktig.dialogue.page;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Break;
import se.delaktig.training.view.Qualification;

/**
 * What is saved and does not count yet, or stands as a deviation, in plain words. Speaks only of
 * those on the list, so that the answer is the same whoever was added by hand.
 */
@Component
class Warnings {
  private final Sessions sessions;
  private final Names names;
  private final Fmt fmt;
  private final Words words;

  Warnings(Sessions sessions, Names names, Fmt fmt, Words words) {
    this.sessions = sessions;
    this.names = names;
    this.fmt = fmt;
    this.words = words;
  }

  /** What is to be said of a session as it was just saved. */
  List<String> of(Sight sight, String session, Place place, SessionForm form) {
    List<String> all = new ArrayList<>();
    Period period = sight.programme().planned().period();
    if (form.date().isBefore(period.from())) {
      all.add(words.say("dialogue.warning.before", fmt.date(period.from())));
    } else if (form.date().isAfter(period.to())) {
      all.add(words.say("dialogue.warning.after", fmt.date(period.to())));
    }
    joined(sight, place)
        .filter(day -> form.date().isBefore(day))
        .ifPresent(day -> all.add(words.say("dialogue.warning.not-joined", fmt.date(day))));
    Map<String, PersonHours> people = sessions.people(sight);
    List<PersonId> listed = form.taken().stream().map(Taken::person).toList();
    Map<PersonId, Names.Name> called = names.of(sight, listed);
    for (Taken one : form.attended()) {
      PersonHours person = people.get(one.person().value());
      if (person != null) {
        String name = text(called, one.person());
        twice(person, session, form).ifPresent(text -> all.add(twiceText(name, text)));
        notEmployed(person, form.date(), name).ifPresent(all::add);
      }
    }
    for (PersonId leader : form.leaders()) {
      PersonHours person = people.get(leader.value());
      if (listed.contains(leader) && person != null) {
        String name = text(called, leader);
        if (form.attended().stream().noneMatch(one -> one.person().equals(leader))) {
          all.add(words.say("dialogue.warning.leader-away", name));
        }
        untrained(sight, person, form.date(), name).ifPresent(all::add);
      }
    }
    return all;
  }

  private static String text(Map<PersonId, Names.Name> called, PersonId person) {
    Names.Name name = called.get(person);
    return name == null ? "" : name.text();
  }

  private static Optional<LocalDate> joined(Sight sight, Place place) {
    var places = sight.programme().places();
    return places
        .organisationOf(place.workplace())
        .map(organisation -> places.organisations().get(organisation))
        .map(joined -> joined.joined());
  }

  private static Optional<PersonHours.Entry> twice(
      PersonHours person, String session, SessionForm form) {
    LocalDateTime start = form.date().atTime(form.start());
    LocalDateTime end = start.plusMinutes(form.minutes());
    return person.entries().stream()
        .filter(entry -> !entry.session().id().equals(session) && entry.presence().attended())
        .filter(entry -> {
          LocalDateTime other = entry.date().atTime(entry.start());
          return other.isBefore(end) && start.isBefore(other.plusMinutes(entry.sessionMinutes()));
        })
        .findFirst();
  }

  private String twiceText(String name, PersonHours.Entry other) {
    return words.say(
        "dialogue.warning.twice",
        name,
        fmt.clock(other.start(), other.start().plusMinutes(other.sessionMinutes())));
  }

  private Optional<String> notEmployed(PersonHours person, LocalDate day, String name) {
    if (person.employmentOn(day, null).isPresent()) {
      return Optional.empty();
    }
    @Nullable LocalDate last =
        Stream.concat(person.ended().values().stream(), person.breaks().stream().map(Break::left))
            .filter(ended -> ended.isBefore(day))
            .max(Comparator.naturalOrder())
            .orElse(null);
    if (last != null) {
      return Optional.of(words.say("dialogue.warning.left", name, fmt.date(last)));
    }
    return person.employments().stream()
        .map(Employment::from)
        .min(Comparator.naturalOrder())
        .map(first -> words.say("dialogue.warning.not-begun", name, fmt.date(first)));
  }

  private Optional<String> untrained(Sight sight, PersonHours person, LocalDate day, String name) {
    Qualification then = Qualification.of(person, sight.programme(), day);
    if (then.complete()) {
      return Optional.empty();
    }
    return Optional.of(
        then.leftMinutes() > 0
            ? words.say("dialogue.warning.untrained", name, fmt.hours((long) then.leftMinutes()))
            : words.say("dialogue.warning.not-completed", name));
  }
}
