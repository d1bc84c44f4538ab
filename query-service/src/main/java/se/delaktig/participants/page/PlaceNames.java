package se.delaktig.participants.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Choice;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;

/** A project's places by their names. */
public record PlaceNames(Places places) {
  public String of(OrganisationId organisation) {
    return Optional.ofNullable(places.organisations().get(organisation))
        .map(OrganisationJoined::name)
        .orElse(organisation.value());
  }

  public String of(WorkplaceId workplace) {
    return Optional.ofNullable(places.workplaces().get(workplace))
        .map(WorkplaceAdded::name)
        .orElse(workplace.value());
  }

  public String of(@Nullable GroupId group) {
    return group == null
        ? ""
        : Optional.ofNullable(places.groups().get(group))
            .map(DialogueGroupFormed::name)
            .orElse(group.value());
  }

  /** The organisations that have a workplace in sight. */
  public List<Choice> organisations(Sight sight) {
    return places.organisations().values().stream()
        .filter(joined ->
            sight.whole()
                || places.workplaces().values().stream()
                    .anyMatch(w ->
                        w.organisation().equals(joined.organisation())
                            && sight.sees(w.workplace())))
        .sorted(Comparator.comparing(OrganisationJoined::name))
        .map(joined -> new Choice(joined.organisation().value(), joined.name()))
        .toList();
  }

  /** The workplaces in sight, each with its organisation; those of one, where one is given. */
  public List<Choice> workplaces(Sight sight, @Nullable OrganisationId of) {
    return places.workplaces().values().stream()
        .filter(added -> of == null || added.organisation().equals(of))
        .filter(added -> sight.sees(added.workplace()))
        .map(added ->
            new Choice(
                added.workplace().value(),
                of == null ? of(added.organisation()) + ": " + added.name() : added.name()))
        .sorted(Comparator.comparing(Choice::text))
        .toList();
  }

  /** The dialogue groups in sight, each with its workplace. */
  public List<Choice> groups(Sight sight) {
    return places.groups().values().stream()
        .filter(group -> sight.sees(group.workplace()))
        .map(
            group -> new Choice(group.group().value(), of(group.workplace()) + ": " + group.name()))
        .sorted(Comparator.comparing(Choice::text))
        .toList();
  }
}
