package se.delaktig.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants to be done once.
 *
 * @param id the command id it is sent under
 * @param intent tells it from every other wish, under whatever command id it is sent
 * @param ledger the ledger it belongs to
 * @param streams a stream per event, some more than once
 */
record SimulatedCommand(String id, String intent, String ledger, List<String> streams) {

  SimulatedCommand under(String otherId) {
    return new SimulatedCommand(otherId, intent, ledger, streams);
  }

  /**
   * As a handler makes it from what it has read.
   *
   * @param attempt unique, so that each attempt has its own event ids
   * @param next the next number of each stream
   */
  CommitRequest request(String attempt, Map<String, Long> next) {
    Map<String, Long> numbers = new LinkedHashMap<>(next);
    List<NewEvent> events = new ArrayList<>();
    for (String stream : streams) {
      long seq = numbers.merge(stream, 1L, Long::sum) - 1;
      events.add(
          new NewEvent(
              attempt + "-" + events.size(), stream, seq, "noted", 1, "\"" + intent + "\""));
    }
    return new CommitRequest(ledger, "somebody", "leader", "Note", id, intent, intent, events);
  }
}
