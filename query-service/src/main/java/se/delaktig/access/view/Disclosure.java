package se.delaktig.access.view;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.DetailField;
import se.delaktig.kernel.event.FileId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.view.ShownIdentities;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.view.Programme;

/**
 * The pages' only way to personal details and names. Whoever has a protected identity is nobody
 * here, but for somebody whom it was unmasked to a short while ago; and what is disclosed is noted
 * in the read log with the page that asked for it. The asker's right has been decided by {@link
 * Gate}.
 */
@Component
public class Disclosure {
  private final PersonRegister register;
  private final Readings readings;
  private final ShownIdentities shown;

  Disclosure(PersonRegister register, Readings readings, ShownIdentities shown) {
    this.register = register;
    this.readings = readings;
    this.shown = shown;
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
    Map<PersonId, PersonDetails> open = disclosed(project, details);
    Map<PersonId, Called> called = new HashMap<>();
    for (PersonId person : people) {
      PersonDetails known = open.get(person);
      if (known != null) {
        called.put(person, new Named(known.givenName(), known.familyName()));
      } else {
        called.put(person, details.containsKey(person) ? new Masked() : new Gone());
      }
    }
    readings.opened(project, open.keySet(), DetailField.NAME);
    return called;
  }

  /**
   * Details of these people, for a page that shows the named fields of them. Absent: erased,
   * unknown, and whoever has a protected identity.
   */
  public Map<PersonId, PersonDetails> details(
      ProjectId project, Collection<PersonId> people, DetailField... fields) {
    Map<PersonId, PersonDetails> open = disclosed(project, register.details(project, people));
    readings.opened(project, open.keySet(), fields);
    return open;
  }

  private Map<PersonId, PersonDetails> disclosed(
      ProjectId project, Map<PersonId, PersonDetails> details) {
    Map<PersonId, PersonDetails> open = new LinkedHashMap<>();
    details.forEach((person, known) -> {
      if (!known.protectedIdentity() || isUnmasked(project, person)) {
        open.put(person, known);
      }
    });
    return open;
  }

  /** Whether a protected identity is unmasked, to whoever reads now and for this moment. */
  public boolean isUnmasked(ProjectId project, PersonId person) {
    ActorId reader = readings.reader(project);
    return reader != null && shown.isShownTo(project, person, reader, Instant.now());
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

  /** Whether the person has been erased. */
  public boolean isErased(ProjectId project, PersonId person) {
    return register.isErased(project, person);
  }

  /** How somebody stands in what is reported to the authorities. */
  public sealed interface Reported permits ByNumber, BySubstitute, NotReported {}

  /** By the personal number. */
  public record ByNumber(String digits) implements Reported {
    /** Tells nothing of the number, so that logs and errors cannot either. */
    @Override
    public String toString() {
      return "ByNumber[masked]";
    }
  }

  /** By a substitute number: the identity is protected, or there is no number. */
  public record BySubstitute(LocalDate born, Sex sex) implements Reported {}

  /** By no number: erased, or never known here. */
  public record NotReported() implements Reported {}

  /** How each of these people is reported to the authorities; one entry for each. */
  public Map<PersonId, Reported> reported(ProjectId project, Collection<PersonId> people) {
    Map<PersonId, PersonDetails> details = register.details(project, people);
    Map<PersonId, Reported> reported = new HashMap<>();
    for (PersonId person : people) {
      PersonDetails known = details.get(person);
      reported.put(
          person,
          known == null
              ? new NotReported()
              : known.number().isSubstitute() || register.isProtected(project, person)
                  ? new BySubstitute(known.number().birthDate(), known.number().sex())
                  : new ByNumber(known.number().digits()));
    }
    readings.opened(project, details.keySet(), DetailField.NUMBER);
    return reported;
  }

  /** Whether any of these people has a protected identity; discloses nothing else of them. */
  public boolean anyProtected(ProjectId project, Collection<PersonId> people) {
    return people.stream().anyMatch(person -> register.isProtected(project, person));
  }

  /**
   * The names of those who work with the project; absent for one who is one of its people and has a
   * protected identity.
   */
  public Map<ActorId, String> actors(
      ProjectId project, Programme programme, Collection<ActorId> actors) {
    Map<ActorId, String> names =
        new LinkedHashMap<>(register.actorNames(project, new HashSet<>(actors)));
    names
        .keySet()
        .removeIf(actor ->
            programme
                .grants()
                .personOf(actor)
                .filter(person -> register.isProtected(project, person))
                .isPresent());
    return names;
  }

  /** Whether an account's holder is one of the project's people and has a protected identity. */
  public boolean isProtectedHolder(ProjectId project, Programme programme, String account) {
    return register
        .findActor(project, account)
        .flatMap(programme.grants()::personOf)
        .filter(person -> register.isProtected(project, person))
        .isPresent();
  }

  /** What an account is called in the office, where it has been given something there. */
  public Optional<String> inOffice(String account) {
    return register
        .findActor(Gate.OFFICE, account)
        .flatMap(actor ->
            Optional.ofNullable(register.actorNames(Gate.OFFICE, List.of(actor)).get(actor)));
  }

  /** What others wrote about somebody, for an extract of everything about that person. */
  public List<String> textsAbout(ProjectId project, PersonId person) {
    return register.textsAbout(project, person).values().stream().toList();
  }

  /** What there is to read of a free text. */
  public sealed interface FreeText permits Written, Withheld, Erased {}

  /** As it was written. */
  public record Written(String text) implements FreeText {}

  /** Not shown: it names somebody whose identity is protected. */
  public record Withheld() implements FreeText {}

  /** Erased, or never there. */
  public record Erased() implements FreeText {}

  /** A free text. */
  public FreeText text(ProjectId project, String id) {
    Optional<String> text = register.text(project, id);
    if (text.isEmpty()) {
      return new Erased();
    }
    if (register.namesAProtectedIdentity(project, text.get())) {
      return new Withheld();
    }
    readings.openedText(project);
    return new Written(text.get());
  }

  /** Whether a kept file can be handed out. */
  public enum Kept {
    THERE,
    /** It names somebody whose identity is protected. */
    WITHHELD,
    /** It was erased, or never there. */
    GONE
  }

  /** Whether a kept file can be handed out to whoever reads now. */
  public Kept kept(ProjectId project, FileId file) {
    if (register.files().find(project, file.value()).isEmpty()) {
      return Kept.GONE;
    }
    Set<PersonId> named = register.files().named(project, file.value());
    Set<PersonId> hidden = named.isEmpty() ? Set.of() : register.protectedIn(project);
    return hidden.stream().anyMatch(one -> named.contains(one) && !isUnmasked(project, one))
        ? Kept.WITHHELD
        : Kept.THERE;
  }

  /**
   * A kept file's content, which may name anybody; empty when it cannot be handed out. Where it is
   * known whom it names, their names have been read.
   */
  public Optional<InputStream> file(ProjectId project, FileId file) {
    if (kept(project, file) != Kept.THERE) {
      return Optional.empty();
    }
    Set<PersonId> named = register.files().named(project, file.value());
    Optional<InputStream> content = register.files().open(project, file.value());
    if (content.isPresent() && named.isEmpty()) {
      readings.openedText(project);
    } else if (content.isPresent()) {
      readings.opened(project, named, DetailField.NAME);
    }
    return content;
  }
}
