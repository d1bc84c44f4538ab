package se.delaktig.personregister;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** How what is erased is taken down beside the keys. */
final class ErasureList {
  private static final String PERSON = "person";
  private static final String ACTOR = "actor";

  private ErasureList() {}

  static String line(ProjectId project, PersonId person) {
    return PERSON + " " + Mongo.within(project.value(), person.value());
  }

  static String line(String ledger, ActorId actor) {
    return ACTOR + " " + Mongo.within(ledger, actor.value());
  }

  /** A person on the list, or an actor. */
  record Entry(boolean isPerson, String ledger, String id) {}

  static List<Entry> read(Collection<String> lines) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines) {
      String[] kindAndId = line.split(" ", 2);
      int bar = kindAndId[1].indexOf('|');
      entries.add(
          new Entry(
              kindAndId[0].equals(PERSON),
              kindAndId[1].substring(0, bar),
              Mongo.withoutLedger(kindAndId[1])));
    }
    return entries;
  }
}
