package se.delaktig.eventstore.conformance;

import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.UnknownEventException;
import tools.jackson.databind.json.JsonMapper;

/** Knows one event, {@code noted} revision 2, and brings revision 1 forward. */
final class NotedFormat implements EventFormat {

  private final JsonMapper mapper = JsonMapper.builder().build();

  @Override
  public Encoded encode(Object payload) {
    if (!(payload instanceof Noted)) {
      throw new IllegalArgumentException("no event: " + payload);
    }
    return new Encoded("noted", 2, mapper.writeValueAsString(payload));
  }

  @Override
  public Object decode(String name, int revision, String body) {
    if (!name.equals("noted") || revision > 2) {
      throw new UnknownEventException(name, revision);
    }
    String current = revision == 1 ? body.replace("\"author\"", "\"writer\"") : body;
    return mapper.readValue(current, Noted.class);
  }
}
