package se.delaktig.kernel.log;

import se.delaktig.eventstore.EventFormat;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.StoredAs;

/** The programme's events in the log's terms. */
public record EventsAsJson(EventVocabulary vocabulary) implements EventFormat {
  @Override
  public Encoded encode(Object payload) {
    ProgrammeEvent event = (ProgrammeEvent) payload;
    StoredAs stored = EventVocabulary.stored(event.getClass());
    return new Encoded(stored.value(), stored.revision(), vocabulary.write(event));
  }

  @Override
  public Object decode(String name, int revision, String body) {
    return vocabulary.read(name, revision, body);
  }
}
