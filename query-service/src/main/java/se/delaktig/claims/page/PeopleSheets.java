package se.delaktig.claims.page;

import static se.delaktig.claims.page.ClaimContents.hours;
import static se.delaktig.claims.page.ClaimContents.sheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.claims.page.ClaimContents.Said;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.view.Programme;

/**
 * What a claim's files say about people: who took part, and who signed and certified. Whoever has a
 * protected identity stands there without a name.
 */
@Component
class PeopleSheets {
  private final ClaimPlaces places;
  private final Fmt fmt;
  private final Words words;

  PeopleSheets(ClaimPlaces places, Fmt fmt, Words words) {
    this.places = places;
    this.fmt = fmt;
    this.words = words;
  }

  Said participants(Sight sight, ClaimStatement claim) {
    SortedMap<String, List<Valued>> byPerson =
        ClaimParts.by(ClaimParts.of(claim), one -> one.counted().person().person().value());
    Map<PersonId, ClaimPlaces.Name> names =
        places.names(sight, byPerson.keySet().stream().map(PersonId::new).toList());
    Programme programme = claim.now().state().programme();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    byPerson.forEach((person, parts) ->
        rows.add(
            ClaimContents.row(
                name(names, new PersonId(person)),
                places.organisation(programme, parts.getLast().counted().organisationKey()),
                parts.size(),
                hours(ClaimParts.minutes(parts)),
                ClaimParts.sum(parts))));
    return new Said(
        List.of(
            sheet(
                words,
                "claims.file-name.PARTICIPANT_LIST",
                rows,
                "participant",
                "organisation",
                "sessions",
                "hours",
                "amount")),
        named(names));
  }

  Said certificates(Sight sight, ClaimStatement claim) {
    List<Valued> parts = ClaimParts.of(claim);
    Set<PersonId> people = new LinkedHashSet<>();
    parts.forEach(one -> {
      people.add(one.counted().person().person());
      PersonHours.Certified certified = one.counted().entry().certified();
      if (certified != null) {
        people.add(certified.by());
      }
    });
    Map<PersonId, ClaimPlaces.Name> names = places.names(sight, people);
    Programme programme = claim.now().state().programme();
    List<List<@Nullable Object>> rows = Written.from(parts, one -> row(programme, names, one));
    return new Said(
        List.of(
            sheet(
                words,
                "claims.file-name.CERTIFICATES",
                rows,
                "date",
                "what",
                "workplace",
                "participant",
                "hours",
                "amount",
                "signed",
                "certified-by",
                "certified-at")),
        named(names));
  }

  private List<@Nullable Object> row(
      Programme programme, Map<PersonId, ClaimPlaces.Name> names, Valued one) {
    PersonHours.Entry entry = one.counted().entry();
    PersonHours.Signed signed = entry.signed();
    PersonHours.Certified certified = entry.certified();
    return ClaimContents.row(
        entry.date(),
        words.say("claims.activity." + entry.session().kind()),
        places.workplace(programme, one.counted().workplaceKey()),
        name(names, one.counted().person().person()),
        hours(one.minutes()),
        one.amount(),
        signed == null ? null : fmt.moment(signed.at()),
        certified == null ? null : name(names, certified.by()),
        certified == null ? null : fmt.moment(certified.at()));
  }

  private static String name(Map<PersonId, ClaimPlaces.Name> names, PersonId person) {
    return Objects.requireNonNull(names.get(person)).text();
  }

  private static Set<PersonId> named(Map<PersonId, ClaimPlaces.Name> names) {
    return names.entrySet().stream()
        .filter(one -> !one.getValue().masked())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
