package se.delaktig.claims.page;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.view.Programme;

/** How months, places and people are called on these pages. */
@Component
class ClaimPlaces {
  private final Disclosure disclosure;
  private final Words words;

  ClaimPlaces(Disclosure disclosure, Words words) {
    this.disclosure = disclosure;
    this.words = words;
  }

  /** The month in an address; none such where it is no month. */
  static YearMonth month(String typed) {
    try {
      return YearMonth.parse(typed);
    } catch (DateTimeException malformed) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  /** Where a session is shown, and corrected. */
  static String session(String project, SessionRef session) {
    return switch (session.kind()) {
      case WORKPLACE_DIALOGUE -> "/projekt/" + project + "/dialog/" + session.id();
      case PREPARAND_TRAINING -> "/projekt/" + project + "/utbildning/" + session.id() + "/narvaro";
    };
  }

  String workplace(Programme programme, @Nullable String id) {
    WorkplaceAdded added =
        id == null || id.isEmpty()
            ? null
            : programme.places().workplaces().get(new WorkplaceId(id));
    return added == null ? words.say("claims.no-workplace") : added.name();
  }

  String organisation(Programme programme, @Nullable String id) {
    OrganisationJoined joined =
        id == null || id.isEmpty()
            ? null
            : programme.places().organisations().get(new OrganisationId(id));
    return joined == null ? words.say("claims.no-organisation") : joined.name();
  }

  /**
   * What stands for a person.
   *
   * @param masked whether the name is not shown
   */
  record Name(String text, boolean masked) {}

  /** The names of people whose hours a claim holds. */
  Map<PersonId, Name> names(Sight sight, Collection<PersonId> people) {
    Map<PersonId, Name> names = new HashMap<>();
    disclosure
        .called(sight.project(), people)
        .forEach((person, called) -> names.put(person, name(person, called)));
    return names;
  }

  private Name name(PersonId person, Disclosure.Called called) {
    return switch (called) {
      case Disclosure.Named named -> new Name(named.fullName(), false);
      case Disclosure.Masked masked -> masked(person);
      case Disclosure.Gone gone -> masked(person);
    };
  }

  private Name masked(PersonId person) {
    String id = person.value();
    return new Name(words.say("claims.masked", id.substring(Math.max(0, id.length() - 4))), true);
  }

  /** Who did something, by name. */
  String actor(Sight sight, ActorId actor) {
    String name = disclosure.actors(sight.project(), sight.programme(), Set.of(actor)).get(actor);
    return name == null ? words.say("claims.somebody") : name;
  }
}
