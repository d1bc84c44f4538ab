package se.delaktig.participants.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;

/**
 * Free texts were destroyed together with a person's details, because somebody has read that they
 * tell of the person, though they hold only a part of the name.
 *
 * @param textIds the ids of the sealed texts
 */
@StoredAs("texts-erased")
public record TextsErased(PersonId person, List<String> textIds) implements ProtectionEvent {
  public TextsErased {
    textIds = List.copyOf(textIds);
  }
}
