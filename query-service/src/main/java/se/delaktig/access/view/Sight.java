package se.delaktig.access.view;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Access;
import se.delaktig.access.policy.Query;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.View;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.view.Programme;

/**
 * What someone may see of one thing in a project: the whole of it, or what belongs to some
 * workplaces.
 *
 * @param grants the grants that let it be seen; at least one
 * @param past the time it is seen at; absent for now
 */
public record Sight(
    ProjectId project,
    ActorId actor,
    Programme programme,
    List<AccessGranted> grants,
    @Nullable Past past) {

  /** As of now. */
  public Sight(ProjectId project, ActorId actor, Programme programme, List<AccessGranted> grants) {
    this(project, actor, programme, grants, null);
  }

  /** The same at another time, with the project's frame as it was known then. */
  public Sight at(Past time, Programme then) {
    return new Sight(project, actor, then, grants, time);
  }

  /**
   * The same project as those see it who see the whole of it in one role: for what is made to be
   * read by them.
   */
  public Sight asSeenBy(Role role) {
    return new Sight(
        project,
        actor,
        programme,
        List.of(
            new AccessGranted(
                new GrantId("as-seen-by"),
                actor,
                role,
                new Scope(Scope.Kind.PROJECT, project.value()),
                null,
                LocalDate.EPOCH,
                null,
                AccessGranted.Reason.APPOINTED_IN_PROJECT)),
        past);
  }

  /** All documents of a view as they are known in this sight. */
  public <S> Snapshot<S> all(ViewReader<S> reader, View<S> view) {
    Past time = past;
    return time == null ? reader.all(project.value()) : time.ledger().all(view);
  }

  /** Whether no part of the project is out of sight. */
  public boolean whole() {
    return wholeAs(roles());
  }

  /** Whether no part of the project is out of sight in one of these roles. */
  public boolean wholeAs(Set<Role> those) {
    return grants.stream()
        .filter(grant -> those.contains(grant.role()))
        .anyMatch(grant -> grant.scope().ofTheWhole());
  }

  /**
   * Whether all that is in sight is seen in a role that sees the people too. Everyone else gets
   * numbers in which small groups are hidden.
   */
  public boolean seesPeople() {
    List<AccessGranted> seeing =
        grants.stream().filter(grant -> Query.PEOPLE.roles().contains(grant.role())).toList();
    return whole()
        ? new Sight(project, actor, programme, seeing).whole()
        : seeing.size() == grants.size();
  }

  /**
   * Whether all that is in sight is numbers: neither people nor single events or costs, which tell
   * exactly what changed and when. Such readers are shown a change only when enough people share
   * it.
   */
  public boolean numbersOnly() {
    return roles().stream()
        .noneMatch(role ->
            Query.PEOPLE.roles().contains(role)
                || Query.TRAIL.roles().contains(role)
                || Query.COSTS.roles().contains(role));
  }

  public boolean sees(WorkplaceId workplace) {
    PlacesOnly structure = new PlacesOnly(programme.places());
    return grants.stream().anyMatch(grant -> Access.covers(grant, workplace, structure));
  }

  /**
   * A person is in sight who works, or last worked, at a workplace in sight.
   *
   * @param person with all records of the person
   */
  public boolean sees(PersonHours person) {
    return whole()
        || person.employments().stream()
            .map(Employment::organisation)
            .distinct()
            .flatMap(organisation ->
                person.employments().stream()
                    .filter(employment -> employment.organisation().equals(organisation))
                    .reduce((older, newer) -> newer)
                    .stream())
            .anyMatch(employment -> sees(employment.workplace()));
  }

  /**
   * The people in sight among these; who has several records is there once, and is in sight by
   * where all of them say that the person works.
   */
  public List<PersonHours> among(Collection<PersonHours> records) {
    return PersonHours.people(records, programme.records()).stream().filter(this::sees).toList();
  }

  /**
   * The person of a record, when in sight.
   *
   * @param known finds what a record says
   */
  public Optional<PersonHours> person(
      PersonId record, Function<PersonId, Optional<PersonHours>> known) {
    return PersonHours.person(record, programme.records(), known).filter(this::sees);
  }

  /** The same with no records taken for one person's: for who has put them together already. */
  public Sight byRecord() {
    return new Sight(project, actor, programme.with(Records.apart()), grants, past);
  }

  /** The workplaces in sight. */
  public Set<WorkplaceId> workplaces() {
    return programme.places().workplaces().keySet().stream()
        .filter(this::sees)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** In what roles it is seen. */
  public Set<Role> roles() {
    return grants.stream().map(AccessGranted::role).collect(Collectors.toUnmodifiableSet());
  }
}
