package se.delaktig.training.page;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Disclosure;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** The names of the training's people as these pages may show them. */
@Component("trainingPeopleNames")
class PeopleNames {
  private final Disclosure disclosure;
  private final se.delaktig.participants.page.Names masks;
  private final Words words;

  PeopleNames(Disclosure disclosure, se.delaktig.participants.page.Names masks, Words words) {
    this.disclosure = disclosure;
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
    return new Names(disclosure.called(project, persons), masks, words);
  }

  /** Names looked up together. */
  record Names(
      Map<PersonId, Disclosure.Called> called,
      se.delaktig.participants.page.Names masks,
      Words words) {
    Shown of(PersonId person) {
      return switch (called.getOrDefault(person, new Disclosure.Gone())) {
        case Disclosure.Named name -> new Shown(name.fullName(), false);
        case Disclosure.Masked masked -> new Shown(masks.hidden(person), true);
        case Disclosure.Gone gone -> new Shown(words.say("training.unnamed"), false);
      };
    }

    /** By family name in Swedish order; masked people by their id, so that order tells nothing. */
    Comparator<PersonId> inOrder() {
      Collator swedish = Collator.getInstance(Locale.of("sv", "SE"));
      return Comparator.<PersonId, String>comparing(this::sortKey, swedish::compare)
          .thenComparing(PersonId::value);
    }

    private String sortKey(PersonId person) {
      return called.get(person) instanceof Disclosure.Named name
          ? name.familyName() + " " + name.givenName()
          : "\uffff";
    }
  }
}
