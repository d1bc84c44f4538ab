package se.delaktig.access.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.DetailField;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/**
 * The pages' only way to personal details. Whoever has a protected identity is nobody here, and
 * what is disclosed of others is noted in the read log with the page that asked for it. The asker's
 * right has been decided by {@link Gate}.
 */
@Component
public class Disclosure {
  private final PersonRegister register;
  private final Readings readings;

  Disclosure(PersonRegister register, Readings readings) {
    this.register = register;
    this.readings = readings;
  }

  /** How somebody may be called. */
  public sealed interface Called permits Named, Masked, Gone {}

  /** By name. */
  public record Named(String givenName, String familyName) implements Called {
    /** Given name and family name with a space between. */
    public String fullName() {
      return (givenName + " " + familyName).strip();
    }
  }

  /** Not by name: the identity is protected. */
  public record Masked() implements Called {}

  /** By no name: erased, or never known here. */
  public record Gone() implements Called {}

  /** How each of these people may be called; one entry for each. */
  public Map<PersonId, Called> called(ProjectId project, Collection<PersonId> people) {
    Map<PersonId, PersonDetails> details = register.details(project, people);
    Map<PersonId, Called> called = new HashMap<>();
    for (PersonId person : people) {
      PersonDetails known = details.get(person);
      called.put(
          person,
          known == null
              ? new Gone()
              : known.protectedIdentity()
                  ? new Masked()
                  : new Named(known.givenName(), known.familyName()));
    }
    readings.opened(project, unprotected(details), DetailField.NAME);
    return called;
  }

  /**
   * Details of these people, for a page that shows the named fields of them. Absent: erased,
   * unknown, and whoever has a protected identity.
   */
  public Map<PersonId, PersonDetails> details(
      ProjectId project, Collection<PersonId> people, DetailField... fields) {
    Map<PersonId, PersonDetails> details = new HashMap<>(register.details(project, people));
    details.values().removeIf(PersonDetails::protectedIdentity);
    readings.opened(project, details.keySet(), fields);
    return details;
  }

  /**
   * Details to hold a list against that has them already, those with a protected identity among
   * them: what comes of it must not tell what the register has.
   */
  public Map<PersonId, PersonDetails> toCompare(ProjectId project, Collection<PersonId> people) {
    Map<PersonId, PersonDetails> details = register.details(project, people);
    readings.opened(
        project, details.keySet(), DetailField.NAME, DetailField.NUMBER, DetailField.EMAIL);
    return details;
  }

  /** Whether any of these people has a protected identity; discloses nothing else of them. */
  public boolean anyProtected(ProjectId project, Collection<PersonId> people) {
    return register.details(project, people).values().stream()
        .anyMatch(PersonDetails::protectedIdentity);
  }

  /** A free text; empty when it is erased. */
  public Optional<String> text(ProjectId project, String id) {
    Optional<String> text = register.text(project, id);
    if (text.isPresent()) {
      readings.openedText(project);
    }
    return text;
  }

  private static List<PersonId> unprotected(Map<PersonId, PersonDetails> details) {
    return details.entrySet().stream()
        .filter(one -> !one.getValue().protectedIdentity())
        .map(Map.Entry::getKey)
        .toList();
  }
}
