package se.delaktig.access.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Grants;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.token.ProgramScopes;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/**
 * The only way to anything that can be looked at: asks what is to be seen, and answers with how
 * much of it is in sight. What is not granted is denied, and a project that does not exist is
 * denied in the same words.
 */
@Component
public class Gate {
  /** The ledger of what belongs to no project. */
  public static final String OFFICE = "office";

  private final ViewReader<Programme> programmes;
  private final PersonRegister register;
  private final ProgrammeClock clock;
  private final Readings readings;

  Gate(
      Views views,
      ProgrammeView programmes,
      PersonRegister register,
      ProgrammeClock clock,
      Readings readings) {
    this.programmes = views.reader(programmes);
    this.register = register;
    this.clock = clock;
    this.readings = readings;
  }

  /**
   * Lets whoever is signed in see something of a project.
   *
   * @throws AccessDeniedException when nothing of it is theirs to see
   */
  public Sight see(Query query, String project) {
    return look(query, project).orElseThrow(() -> new AccessDeniedException(Decision.Denied.CODE));
  }

  /**
   * Lets whoever is signed in see something that is of the whole project.
   *
   * @throws AccessDeniedException when it is not theirs to see, or only a part of the project is
   */
  public Sight seeWhole(Query query, String project) {
    return look(query, project)
        .filter(Sight::whole)
        .orElseThrow(() -> new AccessDeniedException(Decision.Denied.CODE));
  }

  /** The same as {@link #see}, for leaving out of a page what is not theirs to see. */
  public Optional<Sight> look(Query query, String project) {
    Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
    if (visitor == null || !reaches(visitor, query)) {
      return Optional.empty();
    }
    List<AccessGranted> grants = grants(visitor.getName(), project, query.roles()).toList();
    return grants.isEmpty()
        ? Optional.empty()
        : programme(project)
            .filter(programme -> programme.plan() != null)
            .map(programme ->
                new Sight(new ProjectId(project), grants.getFirst().actor(), programme, grants))
            .filter(sight -> sight.whole() || !query.ofWholeProject())
            .map(sight -> {
              readings.by(project, sight.actor(), grants.getFirst().role());
              return sight;
            });
  }

  /**
   * Lets whoever is signed in see something of the whole office.
   *
   * @throws AccessDeniedException when it is not theirs to see
   */
  public void seeOffice(Query query) {
    Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
    AccessGranted grant =
        Optional.ofNullable(visitor).filter(someone -> reaches(someone, query)).stream()
            .flatMap(someone -> officeGrants(someone.getName(), query.roles()))
            .findFirst()
            .orElseThrow(() -> new AccessDeniedException(Decision.Denied.CODE));
    readings.by(OFFICE, grant.actor(), grant.role());
  }

  /** The same, for leaving something out of a page. */
  public boolean maySeeOffice(Query query) {
    Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
    return visitor != null
        && reaches(visitor, query)
        && officeGrants(visitor.getName(), query.roles()).findAny().isPresent();
  }

  /** A program sees what its owner does, and of that only what its token is for. */
  private static boolean reaches(Authentication visitor, Query query) {
    return ProgramScopes.allow(visitor, ProgramScopes.query(query.name()));
  }

  /** What an account is in a project today, and in the office. */
  public Set<Role> roles(String subject, @Nullable String project) {
    return held(subject, project).map(AccessGranted::role).collect(Collectors.toUnmodifiableSet());
  }

  /** Of these, what it is in the whole project, or in the office. */
  public Set<Role> rolesOfTheWhole(String subject, @Nullable String project) {
    return held(subject, project)
        .filter(grant -> grant.scope().ofTheWhole())
        .map(AccessGranted::role)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<AccessGranted> held(String subject, @Nullable String project) {
    Set<Role> all = Set.of(Role.values());
    return project == null ? officeGrants(subject, all) : grants(subject, project, all);
  }

  /** The projects in which an account has any right, in the order of their numbers. */
  public List<String> projectsOf(String subject) {
    Set<Role> all = Set.of(Role.values());
    return programmes.ledgers().stream()
        .filter(ledger -> !ledger.equals(OFFICE))
        .filter(ledger -> grants(subject, ledger, all).findAny().isPresent())
        .sorted()
        .toList();
  }

  /** The office's rights, whoever asks; the caller has been let through by {@link #seeOffice}. */
  public Grants office() {
    return programme(OFFICE).map(Programme::grants).orElse(Grants.none());
  }

  /** All projects that have a plan, in the order of their numbers, whoever asks. */
  public List<String> projects() {
    return programmes.ledgers().stream()
        .filter(ledger -> !ledger.equals(OFFICE))
        .filter(ledger -> programme(ledger).map(Programme::plan).isPresent())
        .sorted()
        .toList();
  }

  /** A project's frame, whoever asks. */
  public Optional<Programme> programme(String project) {
    return programmes.one(project, ProgrammeView.ONLY);
  }

  private Stream<AccessGranted> grants(String subject, String project, Set<Role> roles) {
    return Stream.concat(grantsIn(project, subject, roles), officeGrants(subject, roles));
  }

  private Stream<AccessGranted> officeGrants(String subject, Set<Role> roles) {
    return grantsIn(OFFICE, subject, roles);
  }

  private Stream<AccessGranted> grantsIn(String ledger, String subject, Set<Role> roles) {
    Optional<ActorId> actor = register.findActor(ledger, subject);
    Grants standing = programme(ledger).map(Programme::grants).orElse(Grants.none());
    return actor.stream().flatMap(who -> standing.of(who, roles, clock.today()));
  }
}
