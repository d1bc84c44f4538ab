package se.delaktig.training.page;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** The names of the training's people as these pages may show them. */
@Component("trainingPeopleNames")
class PeopleNames {
  private final PersonRegister register;
  private final se.delaktig.participants.page.Names masks;
  private final Words words;

  PeopleNames(PersonRegister register, se.delaktig.participants.page.Names masks, Words words) {
    this.register = register;
    this.masks = masks;
    this.words = words;
  }

  /**
   * A name on a page.
   *
   * @param masked whether the text stands for a name that is not shown
   */
  record Shown(String text, boolean masked) {}

  /** The people's names, those without one after all others. */
  Names of(ProjectId project, Collection<PersonId> persons) {
    return new Names(register.details(project, persons), masks, words);
  }

  /** Names looked up together. */
  record Names(
      Map<PersonId, PersonDetails> details,
      se.delaktig.participants.page.Names masks,
      Words words) {
    Shown of(PersonId person) {
      return Optional.ofNullable(details.get(person))
          .map(known ->
              known.protectedIdentity()
                  ? new Shown(masks.hidden(person), true)
                  : new Shown(known.fullName(), false))
          .orElseGet(() -> new Shown(words.say("training.unnamed"), false));
    }

    /** By family name in Swedish order; masked people by their id, so that order tells nothing. */
    Comparator<PersonId> inOrder() {
      Collator swedish = Collator.getInstance(Locale.of("sv", "SE"));
      return Comparator.<PersonId, String>comparing(this::sortKey, swedish::compare)
          .thenComparing(PersonId::value);
    }

    private String sortKey(PersonId person) {
      PersonDetails known = details.get(person);
      return known == null || known.protectedIdentity()
          ? "\uffff"
          : known.familyName() + " " + known.givenName();
    }
  }
}
