package se.delaktig.organisations.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.OrganisationEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.RepresentativesAppointed;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/** A project's organisations, their workplaces and groups, and who is responsible there. */
public record Places(
    Map<OrganisationId, OrganisationJoined> organisations,
    Map<WorkplaceId, WorkplaceAdded> workplaces,
    Map<GroupId, DialogueGroupFormed> groups,
    List<ManagerAppointed> managers,
    Map<WorkplaceId, List<PersonId>> representatives,
    Map<PersonId, PersonId> certifiers) {

  public static Places none() {
    return new Places(Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of());
  }

  public Places after(OrganisationEvent event) {
    return switch (event) {
      case OrganisationJoined e ->
          new Places(
              with(organisations, e.organisation(), e),
              workplaces,
              groups,
              managers,
              representatives,
              certifiers);
      case WorkplaceAdded e ->
          new Places(
              organisations,
              with(workplaces, e.workplace(), e),
              groups,
              managers,
              representatives,
              certifiers);
      case DialogueGroupFormed e ->
          new Places(
              organisations,
              workplaces,
              with(groups, e.group(), e),
              managers,
              representatives,
              certifiers);
      case ManagerAppointed e -> {
        List<ManagerAppointed> next = new ArrayList<>(managers);
        next.add(e);
        yield new Places(
            organisations, workplaces, groups, List.copyOf(next), representatives, certifiers);
      }
      case RepresentativesAppointed e ->
          new Places(
              organisations,
              workplaces,
              groups,
              managers,
              with(representatives, e.workplace(), e.representatives()),
              certifiers);
      case CertifierNamed e ->
          new Places(
              organisations,
              workplaces,
              groups,
              managers,
              representatives,
              with(certifiers, e.manager(), e.certifier()));
    };
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> next = new HashMap<>(map);
    next.put(key, value);
    return Map.copyOf(next);
  }

  /**
   * The manager responsible for a workplace that day: the last one appointed from that day or
   * before.
   */
  public Optional<PersonId> managerOf(WorkplaceId workplace, LocalDate day) {
    return managers.stream()
        .filter(m -> m.workplace().equals(workplace) && !m.from().isAfter(day))
        .reduce((older, newer) -> newer)
        .map(ManagerAppointed::manager);
  }

  /** Whether a group belongs to the workplace; no group at all always does. */
  public boolean groupBelongs(@Nullable GroupId group, WorkplaceId workplace) {
    return group == null
        || Optional.ofNullable(groups.get(group))
            .filter(formed -> formed.workplace().equals(workplace))
            .isPresent();
  }

  /** The organisation that a workplace belongs to. */
  public Optional<OrganisationId> organisationOf(WorkplaceId workplace) {
    return Optional.ofNullable(workplaces.get(workplace)).map(WorkplaceAdded::organisation);
  }

  /** The group of organisations that an organisation is counted in. */
  public Optional<String> groupOf(OrganisationId organisation) {
    return Optional.ofNullable(organisations.get(organisation))
        .flatMap(joined -> Optional.ofNullable(joined.group().value()));
  }

  /**
   * Who certifies a person's hours: the manager of the person's workplace that day; for the
   * manager's own hours, and for those that the manager logged, whoever has been named as the
   * manager's certifier.
   *
   * @param loggedBy which of the project's people logged the hours, where it was one of them
   */
  public Optional<PersonId> certifierOf(
      PersonId person, WorkplaceId workplace, LocalDate day, @Nullable PersonId loggedBy) {
    return managerOf(workplace, day)
        .flatMap(manager ->
            manager.equals(person) || manager.equals(loggedBy)
                ? Optional.ofNullable(certifiers.get(manager))
                : Optional.of(manager));
  }
}
