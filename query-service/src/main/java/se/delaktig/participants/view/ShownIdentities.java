package se.delaktig.participants.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/**
 * Whose protected identities were shown to whom. The log speaks of masks; whose they are is found
 * by the register's keys, each time it is asked.
 */
@Component
public class ShownIdentities {
  private final PersonRegister register;
  private final ViewReader<Unmaskings> unmaskings;
  private final ViewReader<PersonHours> people;

  ShownIdentities(
      PersonRegister register, Views views, UnmaskingsView unmaskings, PersonHoursView people) {
    this.register = register;
    this.unmaskings = views.reader(unmaskings);
    this.people = views.reader(people);
  }

  /** A time that a protected identity was shown to somebody. */
  public record Shown(PersonId person, Unmaskings.Unmasking unmasking) {}

  /** Whether a person is shown to an actor now, by the machine's clock. */
  public boolean isShownTo(ProjectId project, PersonId person, ActorId actor, Instant now) {
    return masks(project, person)
        .flatMap(mask -> unmaskings.one(project.value(), mask.value()).stream())
        .anyMatch(one -> one.isShownTo(actor, now));
  }

  /** Every time in a project that one was shown, latest first. */
  public List<Shown> all(ProjectId project) {
    Map<MaskId, PersonId> whose = whose(project);
    return unmaskings.all(project.value()).states().stream()
        .flatMap(one ->
            Optional.ofNullable(whose.get(one.mask())).stream()
                .flatMap(person -> one.all().stream().map(time -> new Shown(person, time))))
        .sorted(Comparator.<Shown, Instant>comparing(one -> one.unmasking().at()).reversed())
        .toList();
  }

  /** How often one was shown since a moment by the programme's clock; tells of nobody. */
  public long since(ProjectId project, Instant since) {
    return unmaskings.all(project.value()).states().stream()
        .flatMap(one -> one.all().stream())
        .filter(one -> one.at().isAfter(since))
        .count();
  }

  /** Marked people need not be registered, and who was marked once need not be so now. */
  private Map<MaskId, PersonId> whose(ProjectId project) {
    Map<MaskId, PersonId> whose = new HashMap<>();
    Stream.concat(
            register.protectedIn(project).stream(),
            people.all(project.value()).states().stream().map(PersonHours::person))
        .forEach(person -> masks(project, person).forEach(mask -> whose.put(mask, person)));
    return whose;
  }

  private Stream<MaskId> masks(ProjectId project, PersonId person) {
    // until revision 2 of these events the person's own id stood there
    return Stream.of(register.maskOf(project, person), new MaskId(person.value()));
  }
}
