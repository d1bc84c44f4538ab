package se.delaktig.organisations.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

  /** What many events together say, without a state between each and the next. */
  public static Places of(Iterable<? extends OrganisationEvent> events) {
    Gathering all = new Gathering(none());
    events.forEach(all::take);
    return all.places();
  }

  public Places after(OrganisationEvent event) {
    Gathering all = new Gathering(this);
    all.take(event);
    return all.places();
  }

  private static final class Gathering {
    private final Map<OrganisationId, OrganisationJoined> organisations;
    private final Map<WorkplaceId, WorkplaceAdded> workplaces;
    private final Map<GroupId, DialogueGroupFormed> groups;
    private final List<ManagerAppointed> managers;
    private final Map<WorkplaceId, List<PersonId>> representatives;
    private final Map<PersonId, PersonId> certifiers;

    Gathering(Places before) {
      organisations = new HashMap<>(before.organisations);
      workplaces = new HashMap<>(before.workplaces);
      groups = new HashMap<>(before.groups);
      managers = new ArrayList<>(before.managers);
      representatives = new HashMap<>(before.representatives);
      certifiers = new HashMap<>(before.certifiers);
    }

    void take(OrganisationEvent event) {
      switch (event) {
        case OrganisationJoined e -> organisations.put(e.organisation(), e);
        case WorkplaceAdded e -> workplaces.put(e.workplace(), e);
        case DialogueGroupFormed e -> groups.put(e.group(), e);
        case ManagerAppointed e -> managers.add(e);
        case RepresentativesAppointed e -> representatives.put(e.workplace(), e.representatives());
        case CertifierNamed e -> certifiers.put(e.manager(), e.certifier());
      }
    }

    Places places() {
      return new Places(
          Map.copyOf(organisations),
          Map.copyOf(workplaces),
          Map.copyOf(groups),
          List.copyOf(managers),
          Map.copyOf(representatives),
          Map.copyOf(certifiers));
    }
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
   * The same with other names for people: of the records of one person only one.
   *
   * @param whose the person of a record
   */
  public Places as(UnaryOperator<PersonId> whose) {
    Map<WorkplaceId, List<PersonId>> represented = new HashMap<>();
    representatives.forEach(
        (place, people) -> represented.put(place, people.stream().map(whose).distinct().toList()));
    Map<PersonId, PersonId> certifying = new HashMap<>();
    certifiers.forEach(
        (manager, certifier) -> certifying.put(whose.apply(manager), whose.apply(certifier)));
    return new Places(
        organisations,
        workplaces,
        groups,
        managers.stream()
            .map(one ->
                new ManagerAppointed(one.workplace(), whose.apply(one.manager()), one.from()))
            .toList(),
        Map.copyOf(represented),
        Map.copyOf(certifying));
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
