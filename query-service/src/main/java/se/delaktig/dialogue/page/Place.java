package se.delaktig.dialogue.page;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Choice;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;

/**
 * Where a dialogue is held: a workplace, or one of its groups.
 *
 * @param name as people say it
 */
record Place(WorkplaceId workplace, @Nullable GroupId group, String name) {
  static final Collator ALPHABET = Collator.getInstance(Locale.forLanguageTag("sv"));

  /** The workplaces in sight, each followed by its groups, in alphabetical order. */
  static List<Place> of(Sight sight) {
    Places places = sight.programme().places();
    List<Place> all = new ArrayList<>();
    places.workplaces().values().stream()
        .filter(workplace -> sight.sees(workplace.workplace()))
        .sorted(Comparator.comparing(WorkplaceAdded::name, ALPHABET))
        .forEach(workplace -> {
          all.add(new Place(workplace.workplace(), null, workplace.name()));
          places.groups().values().stream()
              .filter(group -> group.workplace().equals(workplace.workplace()))
              .sorted(Comparator.comparing(DialogueGroupFormed::name, ALPHABET))
              .forEach(group ->
                  all.add(
                      new Place(
                          workplace.workplace(),
                          group.group(),
                          workplace.name() + ", " + group.name())));
        });
    return List.copyOf(all);
  }

  /** The place that a form or address names, when it is in sight. */
  static Optional<Place> named(@Nullable String value, Sight sight) {
    return of(sight).stream().filter(place -> place.value().equals(value)).findFirst();
  }

  /** Where a session is, or was, held. */
  static Place at(WorkplaceId workplace, @Nullable GroupId group, Sight sight) {
    Places places = sight.programme().places();
    WorkplaceAdded known = places.workplaces().get(workplace);
    DialogueGroupFormed formed = group == null ? null : places.groups().get(group);
    if (known == null || !sight.sees(workplace)) {
      return new Place(workplace, group, workplace.value());
    }
    return new Place(
        workplace, group, formed == null ? known.name() : known.name() + ", " + formed.name());
  }

  /** How forms and addresses name it. */
  String value() {
    return group == null ? workplace.value() : workplace.value() + "." + group.value();
  }

  Choice choice() {
    return new Choice(value(), name);
  }
}
